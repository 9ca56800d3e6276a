namespace FauxSql.Transfer.Documents;

/// <summary>What a page says of an enum or a record that attributes hold.</summary>
internal sealed class TypeDocument(int line, string name)
{
    public int Line => line;

    public string Name => name;

    public List<string> Members { get; } = [];

    public List<AttributeRow> Attributes { get; } = [];
}
