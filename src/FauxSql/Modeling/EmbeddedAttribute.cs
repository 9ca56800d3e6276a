namespace FauxSql.Modeling;

/// <summary>Related data that is kept within the item, and how much of it there may be.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class EmbeddedAttribute : Attribute
{
    /// <summary>The largest number of elements of a list; 0 means that none is declared.</summary>
    public int Max { get; set; }

    /// <summary>Why it is embedded.</summary>
    public string? Because { get; set; }
}
