namespace FauxSql.Design.Diagrams;

/// <summary>A foreign key, drawn from the entity referred to.</summary>
/// <param name="One">The entity referred to.</param>
/// <param name="Many">The entity that refers.</param>
/// <param name="IsOneToOne">Whether at most one item refers to each; otherwise any number.</param>
/// <param name="IsOptional">Whether an item may refer to none.</param>
/// <param name="Attribute">The attribute that refers.</param>
/// <param name="Index">The index that finds what refers, or <see langword="null"/>.</param>
internal sealed record DiagramEdge(string One, string Many, bool IsOneToOne, bool IsOptional, string Attribute, string? Index)
{
    public string Label => Index is null ? Attribute : $"{Attribute}, {Index}";

    public string OneEnd => IsOptional ? "0..1" : "1";

    public string ManyEnd => IsOneToOne ? "0..1" : "0..N";
}
