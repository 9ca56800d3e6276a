using System.Globalization;
using System.Text;
using FauxSql.Codecs;
using FauxSql.Protocol.Values;
using FauxSql.Transfer.Documents;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Finds the C# types that hold all sampled values of an attribute exactly, and the records that are nested in them.</summary>
internal sealed class SampledTypes(IEnumerable<string> taken)
{
    private const int FewNames = 12;
    private const int MostDigits = 7;

    // With each number of fraction digits, of which this is the place.
    private static readonly InstantText[] Instants = [.. Enumerable.Range(0, MostDigits + 1).Select(digits => new InstantText(digits))];

    private readonly HashSet<string> _names = [.. taken];

    /// <summary>The records found in the entity at hand.</summary>
    public List<TypeDocument> Records { get; private set; } = [];

    /// <summary>What people have to look at in nested records.</summary>
    public List<Decision> Questions { get; } = [];

    /// <summary>Begins another entity: its records are its own.</summary>
    public void Begin() => Records = [];

    /// <summary>The type of an attribute.</summary>
    /// <param name="name">The attribute's name, for which a record is named.</param>
    /// <param name="owner">The entity or record that has it.</param>
    /// <param name="values">The values.</param>
    public SampledType Of(string name, string owner, IReadOnlyList<AttributeValue> values)
    {
        var known = values.Where(value => value is not AttributeValue.Null).ToList();
        var kinds = known.GroupBy(value => value.Kind).OrderByDescending(kind => kind.Count()).ToList();
        if (kinds.Count == 0)
            return new SampledType(null, "") { Question = "holds nothing but NULL: it is left out, and kept in the items." };
        if (kinds.Count > 1)
            return new SampledType(null, "") { Question = $"is {string.Join(" and ", kinds.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} in {kind.Count()}")))} items, for which C# has no type: it is left out, and kept in the items. Give the attribute one type." };
        return kinds[0].Key switch
        {
            AttributeKind.String => OfTexts([.. known.Cast<AttributeValue.String>().Select(value => value.Text)]),
            AttributeKind.Number => new SampledType(Number(known.Cast<AttributeValue.Number>().Select(value => value.Value), out var question), "Number") { Question = question },
            AttributeKind.Boolean => new SampledType("bool", "Boolean"),
            AttributeKind.Binary => new SampledType("byte[]", "Binary"),
            AttributeKind.StringSet => new SampledType("IReadOnlySet<string>", "StringSet"),
            AttributeKind.NumberSet => new SampledType($"IReadOnlySet<{Number(known.Cast<AttributeValue.NumberSet>().SelectMany(value => value.Elements), out var question)}>", "NumberSet") { Question = question },
            AttributeKind.BinarySet => new SampledType("IReadOnlySet<byte[]>", "BinarySet"),
            AttributeKind.List => OfLists(name, owner, [.. known.Cast<AttributeValue.List>()]),
            _ => OfMaps(SourceNames.Identifier(name), owner, [.. known.Cast<AttributeValue.Map>()]),
        };
    }

    private static SampledType OfTexts(IReadOnlyList<string> texts)
    {
        var digits = texts.Select(DigitsOf).Distinct().ToList();
        if (digits is [{ } width])
            return new SampledType("DateTimeOffset", "String") { InstantDigits = width == MostDigits ? null : width };
        return new SampledType("string", "String")
        {
            Question = texts.All(text => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) ? "is kept as text, and all of it are dates: make it a DateOnly, if it can be nothing else."
                : digits.TrueForAll(width => width is not null) ? "holds instants with different numbers of fraction digits, which do not sort as text: it is kept as text. Write them all alike, and make it a DateTimeOffset." : null,
        };
    }

    // How many fraction digits an instant has that FauxSql could have stored, or null when the text is none.
    private static int? DigitsOf(string text) => Array.FindIndex(Instants, instants => instants.Example.Length == text.Length && instants.TryParse(Encoding.UTF8.GetBytes(text), out _)) is >= 0 and var digits ? digits : null;

    private static string Number(IEnumerable<DynamoNumber> numbers, out string? question)
    {
        question = null;
        var texts = numbers.Select(number => number.ToString()).ToList();
        if (texts.TrueForAll(text => long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)))
            return "long";
        if (texts.TrueForAll(text => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && DynamoNumber.Parse(number.ToString(CultureInfo.InvariantCulture)) == DynamoNumber.Parse(text)))
            return "decimal";
        question = "holds numbers that no decimal holds: it is a double, which has 15 digits, and reading one that has more throws. Give it a converter.";
        return "double";
    }

    private SampledType OfLists(string name, string owner, IReadOnlyList<AttributeValue.List> lists)
    {
        var elements = lists.SelectMany(list => list.Elements).ToList();
        if (elements.Count == 0)
            return new SampledType("IReadOnlyList<string>", "List") { Question = "holds empty lists only: it is a list of text until somebody knows more." };
        var element = Of(SourceNames.Entity(name), owner, elements);
        if (element.Type is not { } type)
            return element with { Question = $"is a list whose elements are of several types: it is left out, and kept in the items. Give them one type." };
        var isNullable = elements.Exists(value => value is AttributeValue.Null);
        return element with
        {
            Type = $"IReadOnlyList<{type}{(isNullable ? "?" : "")}>",
            Kind = "List",
            Longest = elements.Exists(value => value is AttributeValue.Map) ? lists.Max(list => list.Elements.Length) : null,
        };
    }

    private SampledType OfMaps(string name, string owner, IReadOnlyList<AttributeValue.Map> maps)
    {
        var entries = maps.SelectMany(map => map.Entries).ToLookup(entry => entry.Key, entry => entry.Value, StringComparer.Ordinal);
        if (entries.Count == 0)
            return new SampledType("IReadOnlyDictionary<string, string>", "Map") { Question = "holds empty maps only: it is a dictionary of texts until somebody knows more." };
        var isDictionary = entries.Count > FewNames && entries.Sum(entry => (long)entry.Count()) < entries.Count * maps.Count / 2;
        if (isDictionary && Of(name, owner, [.. entries.SelectMany(entry => entry)]) is { Type: { } type } value && type is not "IReadOnlyDictionary<string, string>")
            return value with { Type = $"IReadOnlyDictionary<string, {type}>", Kind = "Map", Question = "has many names, few of them in each item: it is a dictionary." };
        var record = new TypeDocument(0, _names.Add(name) ? name : SourceNames.Unique(owner + name, _names));
        foreach (var entry in entries.OrderBy(entry => entry.Key, StringComparer.Ordinal))
        {
            var values = entry.ToList();
            var found = Of(entry.Key, record.Name, values);
            if (found.Question is { } question)
                Questions.Add(new Decision($"{record.Name}.{entry.Key}", question, IsOpen: true));
            if (found.Type is not null)
                record.Attributes.Add(Row(entry.Key, found, values.Count < maps.Count || values.Exists(one => one is AttributeValue.Null)));
        }

        Records.Add(record);
        return new SampledType(record.Name, "Map");
    }

    /// <summary>The row that says what was found of an attribute.</summary>
    public static AttributeRow Row(string name, SampledType found, bool isNullable) => new(0, name, found.Type!, isNullable)
    {
        Kind = found.Kind,
        InstantDigits = found.InstantDigits,
        MostElements = found.Longest is { } longest ? Room(longest) : null,
    };

    /// <summary>How many elements a list is given room for, whose longest was so long.</summary>
    public static int Room(int longest) => Math.Max(10, longest * 2);
}
