namespace FauxSql.Tests.Faults;

/// <summary>What a caller knows of its write.</summary>
internal enum Outcome
{
    /// <summary>It was not carried out.</summary>
    Refused,

    /// <summary>It was carried out.</summary>
    Acknowledged,

    /// <summary>Its answer was lost.</summary>
    Unknown,
}
