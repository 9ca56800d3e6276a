namespace FauxSql.Transfer.Importing;

/// <summary>How far an import has come. All rows before are settled: in, or in the file of rejects; those after may be, and are the same when they are written again.</summary>
internal sealed record Checkpoint(string Source, string Fingerprint, string Target, string Skips, string Rejects)
{
    public const int CurrentFormat = 2;

    public int Format { get; init; } = CurrentFormat;

    /// <summary>The identities of the tables, by entity, so that tables made anew are not taken for those that were filled.</summary>
    public Dictionary<string, string> Tables { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The entities that had no item when the import began.</summary>
    public HashSet<string> Empty { get; init; } = new(StringComparer.Ordinal);

    /// <summary>How long the file of rejects is, without <see cref="Unwritten"/>.</summary>
    public long RejectsLength { get; set; }

    /// <summary>Stands for its bytes up to there.</summary>
    public string RejectsHash { get; set; } = "";

    /// <summary>What is written to it next.</summary>
    public byte[] Unwritten { get; set; } = [];

    /// <summary>How much of it, with <see cref="Unwritten"/>, is about rows that are settled. The rest is rejected again when the import goes on.</summary>
    public long RejectsSettled { get; set; }

    /// <summary>How far each table or file has come.</summary>
    public OrderedDictionary<string, PartState> Parts { get; init; } = new(StringComparer.Ordinal);

    public bool IsOfSameImport(Checkpoint other) => (Format, Fingerprint, Target, Skips, Rejects) == (other.Format, other.Fingerprint, other.Target, other.Skips, other.Rejects);
}
