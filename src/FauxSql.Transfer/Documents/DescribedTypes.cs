using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Documents;

/// <summary>The C# types of attributes: those that pages name, those that they describe, and what stands for others.</summary>
internal sealed class DescribedTypes(IEnumerable<EntityDocument> documents, List<Decision> decisions)
{
    private static readonly Dictionary<string, string> ByWord = new(StringComparer.OrdinalIgnoreCase)
    {
        ["String"] = "string",
        ["S"] = "string",
        ["Text"] = "string",
        ["Number"] = "decimal",
        ["N"] = "decimal",
        ["Integer"] = "long",
        ["Int"] = "int",
        ["Long"] = "long",
        ["Decimal"] = "decimal",
        ["Double"] = "double",
        ["Float"] = "double",
        ["Boolean"] = "bool",
        ["Bool"] = "bool",
        ["Binary"] = "byte[]",
        ["B"] = "byte[]",
        ["Date"] = "DateOnly",
        ["DateTime"] = "DateTimeOffset",
        ["Timestamp"] = "DateTimeOffset",
        ["Instant"] = "DateTimeOffset",
        ["Guid"] = "Guid",
        ["UUID"] = "Guid",
        ["List"] = "IReadOnlyList<string>",
        ["L"] = "IReadOnlyList<string>",
        ["Map"] = "IReadOnlyDictionary<string, string>",
        ["M"] = "IReadOnlyDictionary<string, string>",
        ["StringSet"] = "IReadOnlySet<string>",
        ["SS"] = "IReadOnlySet<string>",
        ["NumberSet"] = "IReadOnlySet<decimal>",
        ["NS"] = "IReadOnlySet<decimal>",
        ["BinarySet"] = "IReadOnlySet<byte[]>",
        ["BS"] = "IReadOnlySet<byte[]>",
        ["string[]"] = "IReadOnlyList<string>",
        ["number[]"] = "IReadOnlyList<decimal>",
    };

    private static readonly HashSet<string> Known =
    [
        "string", "bool", "sbyte", "byte", "short", "ushort", "int", "uint", "long", "ulong", "decimal", "double", "float", "DateTime", "DateTimeOffset", "DateOnly", "TimeOnly", "TimeSpan", "Guid",
        "IReadOnlyList", "IReadOnlyCollection", "IEnumerable", "IList", "ICollection", "List", "ImmutableList", "ValueList", "ISet", "IReadOnlySet", "HashSet", "SortedSet", "ImmutableHashSet",
        "ImmutableSortedSet", "IImmutableSet", "IReadOnlyDictionary", "IDictionary", "Dictionary", "SortedDictionary", "ImmutableDictionary", "ImmutableSortedDictionary",
    ];

    private static readonly string[] Lists = ["IReadOnlyList<", "IReadOnlyCollection<", "IEnumerable<", "IList<", "ICollection<", "List<", "ImmutableList<", "ValueList<"];

    private readonly Dictionary<string, (EntityDocument Page, TypeDocument Type)> _described = documents
        .SelectMany(page => page.Types.Select(type => (page, type))).DistinctBy(one => one.type.Name, StringComparer.Ordinal)
        .ToDictionary(one => one.type.Name, one => one, StringComparer.Ordinal);

    private readonly HashSet<string> _empty = [];

    /// <summary>The enums and records: those that pages describe, and those that they name only.</summary>
    public IReadOnlyList<TypeDraft> Drafts =>
    [
        .. _described.Values.Select(one => new TypeDraft(one.Type.Name, one.Type.Members, Properties(one.Page, one.Type)))
            .Concat(_empty.Select(name => new TypeDraft(name, [], [])))
            .OrderBy(type => type.Name, StringComparer.Ordinal),
    ];

    /// <summary>Whether a list of such a type can begin as an empty one.</summary>
    public static bool IsList(string type) => Array.Exists(Lists, list => type.StartsWith(list, StringComparison.Ordinal)) || (type.EndsWith("[]", StringComparison.Ordinal) && type != "byte[]");

    /// <summary>The C# type that a row names by itself: a word for one is translated.</summary>
    public static string Plain(AttributeRow row)
    {
        if (row.Type != row.Kind || !ByWord.TryGetValue(row.Type, out var word))
            return row.Type;
        return row.IsTimeToLive && (word is "decimal" or "long" or "int") ? "DateTimeOffset" : row.IsVersion && word == "decimal" ? "long" : word;
    }

    /// <summary>The C# type of an attribute; what cannot be as the page has it is decided and said.</summary>
    public string Of(AttributeRow row, string subject)
    {
        var stored = ByWord.GetValueOrDefault(row.Kind, "string");
        if (row.Converter is { } converter)
            return Instead(stored, $"is stored by {converter}, whose code no page has: it is kept as {stored}. Write the converter again, and give the property its type {row.Type}.");
        var type = Plain(row);
        if (type.Length == 0)
            return Instead(stored, "has no type in its row: it is kept as text. Give it one.");
        if (!IsWritten(type))
            return Instead(stored, $"has the type {type}, which is none of C#'s: it is kept as {stored}. Correct it.");
        foreach (var name in NamesIn(type).Where(name => !IsKnown(name)))
        {
            if (row.Kind is not ("Map" or "List" or "M" or "L"))
                return Instead(stored, $"is of the type {name}, which no page describes: it is kept as {stored}. Describe it below the attributes as '### {name}', with 'One of `A`, `B`.' or a table of its attributes.");
            if (_empty.Add(name))
                decisions.Add(new Decision(subject, $"holds {name}, which no page describes: the record {name} has no properties yet, and keeps what is stored. Give it some.", IsOpen: true));
        }

        return type;

        string Instead(string other, string why)
        {
            decisions.Add(new Decision(subject, why, IsOpen: true));
            return other;
        }
    }

    /// <summary>Why a type is described in two ways, if one is.</summary>
    public IEnumerable<(EntityDocument Page, TypeDocument Type)> Contradictions() =>
        from page in documents
        from type in page.Types
        let first = _described[type.Name].Type
        where !type.Members.SequenceEqual(first.Members, StringComparer.Ordinal) || !type.Attributes.Select(Told).SequenceEqual(first.Attributes.Select(Told), StringComparer.Ordinal)
        select (page, type);

    private static string Told(AttributeRow row) => $"{row.Name}:{row.Type}:{row.IsNullable}:{row.Property}";

    private bool IsKnown(string name) => Known.Contains(name) || _described.ContainsKey(name) || Type.GetType("System." + name) is { IsEnum: true };

    private IReadOnlyList<PropertyDraft> Properties(EntityDocument page, TypeDocument type)
    {
        HashSet<string> names = [];
        return [.. type.Attributes.Select(row => PropertyOf(page, type.Name, row, names))];
    }

    /// <summary>A property with what its row says of it.</summary>
    public PropertyDraft PropertyOf(EntityDocument page, string owner, AttributeRow row, ISet<string> names)
    {
        var name = SourceNames.Unique(NameOf(page, owner, row), names);
        var type = Of(row, $"{owner}.{row.Name}");
        return new PropertyDraft(name, row.Name, type, row.IsNullable)
        {
            StoredAs = name == row.Name ? null : row.Name,
            Default = IsList(type) ? "[]" : null,
            Embedded = row.MostElements is { } max ? new EmbeddedDraft(max, null) : null,
            MostCharacters = row.MostCharacters,
            InstantDigits = row.InstantDigits,
            IsVersion = row.IsVersion,
            IsTimeToLive = row.IsTimeToLive,
            IsSensitive = row.IsSensitive,
            KeepsUnknownNames = row.KeepsUnknownNames,
            Subtypes = row.Subtypes,
        };
    }

    // What FauxSql wrote has the names of C#; what people write may have any.
    private static string NameOf(EntityDocument page, string owner, AttributeRow row) =>
        row.Property is { } property && SourceNames.IsIdentifier(property) ? property : (page.ClrType is not null && SourceNames.IsIdentifier(row.Name) ? row.Name : SourceNames.Property(row.Name, owner));

    private static bool IsWritten(string type) => type.Count(letter => letter == '<') == type.Count(letter => letter == '>') && SourceNames.IsIdentifier(type.Split('<')[0].TrimEnd('?', ']', '['))
        && type.All(letter => char.IsLetterOrDigit(letter) || "_<>,? []".Contains(letter, StringComparison.Ordinal));

    private static IEnumerable<string> NamesIn(string type) => type.Split(['<', '>', ',', ' ', '?', '[', ']', '.'], StringSplitOptions.RemoveEmptyEntries);
}
