using System.Globalization;
using System.Text.RegularExpressions;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>
/// The C# type of a column: what is declared, where all values fit it; SQLite itself keeps any value in any column.
/// https://www.sqlite.org/datatype3.html
/// </summary>
internal static partial class ColumnTypes
{
    private static readonly (string Declared, string Type)[] Declarations =
    [
        ("BOOL", "bool"), ("BIT", "bool"), ("UNIQUEIDENTIFIER", "Guid"), ("GUID", "Guid"), ("UUID", "Guid"),
        ("DATETIME", "DateTimeOffset"), ("TIMESTAMP", "DateTimeOffset"), ("DATE", "DateOnly"), ("TIME", "TimeOnly"),
        ("CHAR", "string"), ("CLOB", "string"), ("TEXT", "string"), ("STRING", "string"), ("BLOB", "byte[]"), ("BINARY", "byte[]"),
        ("REAL", "double"), ("FLOA", "double"), ("DOUB", "double"), ("NUMERIC", "decimal"), ("DEC", "decimal"), ("MONEY", "decimal"), ("NUMBER", "decimal"), ("INT", "long"),
    ];

    /// <summary>The type, and what is to be said of it, or null when it is as declared.</summary>
    public static (string Type, string? Note) Of(RelationalColumn column)
    {
        var declared = Declarations.FirstOrDefault(declaration => column.DeclaredType.Contains(declaration.Declared, StringComparison.OrdinalIgnoreCase)).Type;
        if (declared is not null && Misfits(column.Values, declared) == 0)
            return (declared, null);
        var found = Found(column.Values);
        return declared is null
            ? (found, $"has no type that is known; what it holds is kept as {found}")
            : (found, string.Create(CultureInfo.InvariantCulture, $"is declared {column.DeclaredType}, which {Misfits(column.Values, declared)} of {column.Values.Count} values are not; it is kept as {found}"));
    }

    /// <summary>The most characters that are declared, as VARCHAR(40) has it, where all values keep to them.</summary>
    public static int? MostCharacters(RelationalColumn column) =>
        Length().Match(column.DeclaredType) is { Success: true } match && int.TryParse(match.Groups["length"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var length) && length > 0
            && column.Values.Longest <= length ? length : null;

    private static long Misfits(ColumnValues values, string type) => values.Count - type switch
    {
        "bool" => values.Bits,
        "long" => values.Integers,
        "decimal" or "double" => values.Integers + values.Reals,
        "string" => values.Texts + values.Integers + values.Reals,
        "byte[]" => values.Blobs,
        "Guid" => values.Guids,
        "DateOnly" => values.Dates,
        "DateTimeOffset" => values.Instants,
        "TimeOnly" => values.Times,
        _ => 0,
    };

    private static string Found(ColumnValues values) => (string[])["long", "double", "string", "byte[]"] is var types && values.Count > 0
        ? types.FirstOrDefault(type => Misfits(values, type) == 0) ?? "string"
        : "string";

    [GeneratedRegex(@"CHAR\w*\s*\((?<length>\d+)\)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Length();
}
