namespace FauxSql.Transfer.Endpoints;

/// <summary>Which tables of an endpoint a model is made of, and how much of them is read.</summary>
public sealed record EndpointScope
{
    /// <summary>The names of the tables, as the endpoint has them; none for all.</summary>
    public IReadOnlyList<string> Tables { get; init; } = [];

    /// <summary>What the names of the tables begin with, and those of the model do not; only such tables are read.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>How many items of each table are read at most.</summary>
    public int Sample { get; init; } = 1000;
}
