namespace FauxSql.Transfer.Importing;

/// <summary>How far a table or file has come.</summary>
internal sealed record PartState
{
    /// <summary>How many of its rows are settled.</summary>
    public long Rows { get; set; }

    public bool IsDone { get; set; }

    public long Imported { get; set; }

    public long There { get; set; }

    public long Rejected { get; set; }
}
