namespace FauxSql.Transfer.Tests.Models;

/// <summary>An object within itself, with what only the model knows: sets, bytes, decimals.</summary>
internal sealed partial record Room
{
    public required string Name { get; init; }

    public decimal? Area { get; init; }

    public HashSet<string> Tags { get; init; } = [];

    public byte[]? Photo { get; init; }

    public Days? Cleaned { get; init; }

    public List<string?>? Notes { get; init; }

    public Room? Within { get; init; }
}
