namespace FauxSql.Schema;

/// <summary>The form that stored values have within their data type.</summary>
public enum ValueForm
{
    /// <summary>Any text, as S.</summary>
    Text,

    /// <summary>A truth value, as BOOL.</summary>
    Boolean,

    /// <summary>A whole number within a range, as N.</summary>
    Integer,

    /// <summary>A number of at most 28 digits, as N.</summary>
    Decimal,

    /// <summary>A number that a double holds, as N.</summary>
    Double,

    /// <summary>A number that a float holds, as N.</summary>
    Single,

    /// <summary>Bytes, as B.</summary>
    Bytes,

    /// <summary>A GUID in lower case with hyphens, as S.</summary>
    Guid,

    /// <summary>An instant in UTC with a fixed number of fraction digits and Z, as S.</summary>
    Instant,

    /// <summary>A date such as 2026-01-31, as S.</summary>
    Date,

    /// <summary>A time of day such as 09:30:00.0000000, as S.</summary>
    Time,

    /// <summary>A duration in ticks of 100 nanoseconds, as N.</summary>
    Duration,

    /// <summary>An instant in seconds since 1970, as N.</summary>
    EpochSeconds,

    /// <summary>One of a few names, as S.</summary>
    Name,

    /// <summary>A list, as L.</summary>
    List,

    /// <summary>A set, as SS, NS or BS.</summary>
    Set,

    /// <summary>Values by name, as M.</summary>
    Map,

    /// <summary>An object with members of its own, as M.</summary>
    Record,
}
