namespace FauxSql.Transfer.Documents;

/// <summary>A key: what the list says, or the table where there is no list. Both say the same, if both are there.</summary>
internal sealed class KeyDocument
{
    public List<KeyLine> Listed { get; } = [];

    public List<KeyLine> Tabled { get; } = [];

    public IReadOnlyList<KeyLine> Attributes => Listed.Count > 0 ? Listed : Tabled;

    public IEnumerable<KeyLine> Partition => Attributes.Where(line => !line.IsSort);

    public IEnumerable<KeyLine> Sort => Attributes.Where(line => line.IsSort);

    /// <summary>The row of the table that is not as the list has it, if both are there.</summary>
    public KeyLine? Contradiction => Listed.Count == 0 ? null
        : Tabled.Find(row => !Listed.Exists(item => item.Attribute == row.Attribute && item.IsSort == row.IsSort));
}
