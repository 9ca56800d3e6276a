using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>What an import is to do.</summary>
/// <param name="From">Where the rows are.</param>
/// <param name="Target">What the data goes to, such as an endpoint: what tells one target from another.</param>
/// <param name="Checkpoint">The file that remembers how far the import has come, until it is complete.</param>
/// <param name="Rejects">The file for rows that cannot be imported; it is made when there are any.</param>
public sealed record ImportSettings(ImportFrom From, string Target, string Checkpoint, string Rejects)
{
    /// <summary>What is left out: tables or files by name, and columns such as <c>Orders.note</c>.</summary>
    public IReadOnlyList<string> Skips { get; init; } = [];

    /// <summary>Whether an interrupted import is forgotten, and all rows are looked at again.</summary>
    public bool Restarts { get; init; }
}
