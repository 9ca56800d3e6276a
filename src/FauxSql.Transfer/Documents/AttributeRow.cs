namespace FauxSql.Transfer.Documents;

/// <summary>What a page says of an attribute.</summary>
internal sealed record AttributeRow(int Line, string Name, string Type, bool IsNullable)
{
    /// <summary>The column Type, as DynamoDB calls it, or empty.</summary>
    public string Kind { get; init; } = "";

    public string? Property { get; init; }

    public IReadOnlyList<string> Subtypes { get; init; } = [];

    public bool IsVersion { get; init; }

    public bool IsTimeToLive { get; init; }

    public bool IsSensitive { get; init; }

    public bool KeepsUnknownNames { get; init; }

    public bool IsUnique { get; init; }

    public string? UniqueWithin { get; init; }

    public bool IgnoresCase { get; init; }

    public bool IgnoresBlanks { get; init; }

    public IReadOnlyList<string> DerivedFrom { get; init; } = [];

    public int? MostElements { get; init; }

    public int? MostCharacters { get; init; }

    public int? InstantDigits { get; init; }

    public string? Converter { get; init; }

    public string? Refers { get; init; }

    /// <summary>For the discriminator: the subtypes by their values.</summary>
    public IReadOnlyList<(string Value, string Name)> Values { get; init; } = [];
}
