namespace FauxSql.Protocol.Values;

/// <summary>Why a text is not a number that DynamoDB can hold.</summary>
public enum NumberError
{
    /// <summary>It is one.</summary>
    None,

    /// <summary>It is not a decimal number.</summary>
    Malformed,

    /// <summary>It has more than 38 significant digits.</summary>
    TooManyDigits,

    /// <summary>Its magnitude is above 9.99…E+125.</summary>
    Overflow,

    /// <summary>Its magnitude is below 1E-130.</summary>
    Underflow,
}
