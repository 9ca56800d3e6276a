namespace FauxSql.Transfer.Scaffolding;

/// <summary>A stored property that is to be written.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Source">What it was made of, as the source names it, such as a column; empty for one that the source does not have.</param>
/// <param name="Type">The C# type without the question mark, such as <c>decimal</c>.</param>
/// <param name="IsNullable">Whether it may be null.</param>
public sealed record PropertyDraft(string Name, string Source, string Type, bool IsNullable)
{
    /// <summary>The name of the attribute that it is stored as, or <see langword="null"/> for its own.</summary>
    public string? StoredAs { get; init; }

    /// <summary>The value that it begins with, as code; then it need not be given.</summary>
    public string? Default { get; init; }

    /// <summary>What it is in the primary key.</summary>
    public KeyPart Part { get; init; }

    /// <summary>The entity that it refers to, or <see langword="null"/>.</summary>
    public string? Refers { get; init; }

    /// <summary>Why it refers to that, or <see langword="null"/> when that is not known.</summary>
    public string? Because { get; init; }

    /// <summary>Whether writes check that what it refers to is there.</summary>
    public bool IsEnforced { get; init; }

    /// <summary>The indexes that it is a part of.</summary>
    public IReadOnlyList<IndexUse> Indexes { get; init; } = [];

    /// <summary>How its values are unique, or <see langword="null"/>.</summary>
    public UniqueDraft? Unique { get; init; }

    /// <summary>How it is embedded, or <see langword="null"/>.</summary>
    public EmbeddedDraft? Embedded { get; init; }

    /// <summary>The most characters that it has, or <see langword="null"/> when that is not said.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>How many fraction digits its instants have, or <see langword="null"/> for seven.</summary>
    public int? InstantDigits { get; init; }

    /// <summary>Whether it is the version of optimistic locking.</summary>
    public bool IsVersion { get; init; }

    /// <summary>Whether it is the time to live.</summary>
    public bool IsTimeToLive { get; init; }

    /// <summary>Whether no text shows it.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether names that its enum does not have are kept.</summary>
    public bool KeepsUnknownNames { get; init; }

    /// <summary>The subtypes that have it; none for all items.</summary>
    public IReadOnlyList<string> Subtypes { get; init; } = [];

    /// <summary>The rules that do not apply to it.</summary>
    public IReadOnlyList<SuppressionDraft> Suppressions { get; init; } = [];
}
