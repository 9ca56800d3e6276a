namespace FauxSql.Protocol.Values;

/// <summary>
/// The ten data types of DynamoDB, named as the guide to them does,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html.
/// </summary>
public enum AttributeKind
{
    /// <summary>S: Unicode text.</summary>
    String,

    /// <summary>N: a decimal number of up to 38 digits.</summary>
    Number,

    /// <summary>B: bytes.</summary>
    Binary,

    /// <summary>BOOL.</summary>
    Boolean,

    /// <summary>NULL.</summary>
    Null,

    /// <summary>L: an ordered list of values of any types.</summary>
    List,

    /// <summary>M: names and values, as a JSON object.</summary>
    Map,

    /// <summary>SS: distinct strings, never none.</summary>
    StringSet,

    /// <summary>NS: distinct numbers, never none.</summary>
    NumberSet,

    /// <summary>BS: distinct binaries, never none.</summary>
    BinarySet,
}
