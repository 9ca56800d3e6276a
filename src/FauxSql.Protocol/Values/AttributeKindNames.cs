namespace FauxSql.Protocol.Values;

/// <summary>The short names of the data types on the wire.</summary>
public static class AttributeKindNames
{
    private static readonly string[] Codes = ["S", "N", "B", "BOOL", "NULL", "L", "M", "SS", "NS", "BS"];

    /// <summary>The short name of a data type, such as <c>SS</c>.</summary>
    /// <param name="kind">The data type.</param>
    public static string ToCode(this AttributeKind kind) => Codes[(int)kind];

    /// <summary>The data type of a short name.</summary>
    /// <param name="code">The short name, such as <c>SS</c>.</param>
    /// <returns>The data type, or <see langword="null"/> when there is none of that name.</returns>
    public static AttributeKind? FromCode(string? code)
    {
        var index = Array.IndexOf(Codes, code);
        return index < 0 ? null : (AttributeKind)index;
    }
}
