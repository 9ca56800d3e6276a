namespace FauxSql.Transfer.Sources;

/// <summary>Where rows are imported from.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Path">The file or folder.</param>
public sealed record ImportFrom(ImportKind Kind, string Path)
{
    /// <summary>Reads a text such as <c>csv:exports</c>.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The source, or <see langword="null"/> when it is none.</returns>
    public static ImportFrom? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && colon < text.Length - 1 && Enum.GetValues<ImportKind>().FirstOrDefault(kind => NameOf(kind) == text[..colon]) is var found && NameOf(found) == text[..colon]
            ? new ImportFrom(found, text[(colon + 1)..])
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{NameOf(Kind)}:{Path}";

    private static string NameOf(ImportKind kind) => kind.ToString().ToLowerInvariant();
}
