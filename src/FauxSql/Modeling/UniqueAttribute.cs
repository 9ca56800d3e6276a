namespace FauxSql.Modeling;

/// <summary>
/// No two items have the same value, or no two within one value of another attribute. An item without the value, or without that of
/// <see cref="Within"/>, takes nothing.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UniqueAttribute : Attribute
{
    /// <summary>The property within whose value it is unique, such as <c>nameof(OrgId)</c>; null for the whole table.</summary>
    public string? Within { get; set; }

    /// <summary>Whether texts that differ only in upper and lower case, as the invariant culture has them, are the same value.</summary>
    public bool IgnoreCase { get; set; }

    /// <summary>Whether blanks at the ends of a text do not count, and several in a row count as one space.</summary>
    public bool IgnoreBlanks { get; set; }
}
