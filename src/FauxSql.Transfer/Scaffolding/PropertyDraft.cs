namespace FauxSql.Transfer.Scaffolding;

/// <summary>A stored property that is to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">What it was made of, as the source names it, such as a column; empty for one that the source does not have.</param>
/// <param name="Type">The C# type without the question mark, such as <c>decimal</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
public sealed record PropertyDraft(string Name, string Source, string Type, bool IsNullable)
{
    /// <summary>What it is in the primary key.</summary>
    public KeyPart Part { get; init; }

    /// <summary>The entity that it refers to, or <see langword="null"/>.</summary>
    public string? Refers { get; init; }

    /// <summary>Why it refers to that.</summary>
    public string Because { get; init; } = "";

    /// <summary>The indexes that it is a part of.</summary>
    public IReadOnlyList<IndexUse> Indexes { get; init; } = [];

    /// <summary>How its values are unique, or <see langword="null"/>.</summary>
    public UniqueDraft? Unique { get; init; }

    /// <summary>The most characters that it has, or <see langword="null"/> when that is not said.</summary>
    public int? MostCharacters { get; init; }
}
