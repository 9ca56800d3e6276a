namespace FauxSql.Transfer.Documents;

/// <summary>An attribute of a key.</summary>
internal sealed record KeyLine(int Line, string Attribute, bool IsSort)
{
    /// <summary>The entity or table that a note says it refers to, or <see langword="null"/>.</summary>
    public string? Refers { get; init; }
}
