using System.Globalization;
using System.Text.Json;

namespace FauxSql.Design.Costs;

/// <summary>The members of a JSON object in a file that a person wrote: whatever is missing, wrong or unknown is said with its place.</summary>
internal sealed class JsonMembers
{
    private readonly string _file;
    private readonly int? _line;
    private readonly string _path;
    private readonly JsonElement _element;

    private JsonMembers(string file, int? line, string path, JsonElement element)
    {
        (_file, _line, _path, _element) = (file, line, path, element);
        if (element.ValueKind != JsonValueKind.Object)
            throw Error($"{(path.Length == 0 ? "it" : path)} is no JSON object");
    }

    /// <summary>Names the elements of a whole file, or of one line of it.</summary>
    public static JsonMembers Parse(string file, int? line, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return new JsonMembers(file, line, "", document.RootElement.Clone());
        }
        catch (JsonException exception)
        {
            var at = line ?? (int?)(exception.LineNumber + 1);
            throw new CostInputException(file, at, "it is not JSON; it may have been cut off, or lack a comma or a quotation mark", exception);
        }
    }

    public IEnumerable<string> Names => _element.EnumerateObject().Select(member => member.Name);

    public bool Has(string name) => _element.TryGetProperty(name, out _);

    public JsonMembers Object(string name) => new(_file, _line, Path(name), Required(name));

    public IReadOnlyList<JsonMembers> Objects(string name) =>
        [.. Array(name).Select((element, position) => new JsonMembers(_file, _line, $"{Path(name)}[{position}]", element))];

    public string Text(string name) => OptionalText(name) ?? throw Error($"{Path(name)} is missing");

    public string? OptionalText(string name) => !_element.TryGetProperty(name, out var text) ? null
        : text is { ValueKind: JsonValueKind.String } && text.GetString() is { Length: > 0 } given ? given
        : throw Error($"{Path(name)} must be a text, not {text.GetRawText()}");

    public IReadOnlyList<string> Texts(string name) => !Has(name) ? []
        : [.. Array(name).Select(text => text.ValueKind == JsonValueKind.String ? text.GetString()! : throw Error($"{Path(name)} must hold texts, not {text.GetRawText()}"))];

    /// <summary>The elements of a list, each read by itself: null is no element that can be read.</summary>
    public IReadOnlyList<T> Values<T>(string name, string what, Func<JsonElement, T?> read)
        where T : struct => [.. Array(name).Select(element => read(element) ?? throw Error($"{Path(name)} must hold {what}, not {element.GetRawText()}"))];

    public double Number(string name) => OptionalNumber(name) ?? throw Error($"{Path(name)} is missing");

    /// <summary>A number that is not negative.</summary>
    public double? OptionalNumber(string name)
    {
        if (!_element.TryGetProperty(name, out var number))
            return null;
        if (NumberOf(number) is not { } value)
            throw Error($"{Path(name)} must be a number, not {number.GetRawText()}");
        return value >= 0 ? value : throw Error(string.Create(CultureInfo.InvariantCulture, $"{Path(name)} must not be negative: it is {value}"));
    }

    /// <summary>Refuses members that nothing reads: most are misspelt.</summary>
    public JsonMembers Only(params string[] known)
    {
        foreach (var name in Names.Except(known, StringComparer.Ordinal))
            throw Error($"'{name}' is not known {(_path.Length == 0 ? "here" : $"in {_path}")}{NearestName.Suggestion(name, known)}. Known are {string.Join(", ", known)}");
        return this;
    }

    /// <summary>The number that an element is, or null.</summary>
    public static double? NumberOf(JsonElement element) => element.ValueKind == JsonValueKind.Number && element.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;

    public CostInputException Error(string problem) => new(_file, _line, problem);

    private string Path(string name) => _path.Length == 0 ? name : $"{_path}.{name}";

    private JsonElement Required(string name) => _element.TryGetProperty(name, out var value) ? value : throw Error($"{Path(name)} is missing");

    private JsonElement.ArrayEnumerator Array(string name) => Required(name) is { ValueKind: JsonValueKind.Array } array ? array.EnumerateArray() : throw Error($"{Path(name)} must be a list");
}
