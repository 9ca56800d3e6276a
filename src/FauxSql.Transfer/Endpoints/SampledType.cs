namespace FauxSql.Transfer.Endpoints;

/// <summary>What the sampled values of an attribute are in C#.</summary>
/// <param name="Type">The C# type, or <see langword="null"/> when there is none for all of them.</param>
/// <param name="Kind">The stored data type.</param>
internal sealed record SampledType(string? Type, string Kind)
{
    /// <summary>How many fraction digits its instants have, where it is not seven.</summary>
    public int? InstantDigits { get; init; }

    /// <summary>For a list of records: how many the longest has.</summary>
    public int? Longest { get; init; }

    /// <summary>What people have to look at, or <see langword="null"/>.</summary>
    public string? Question { get; init; }
}
