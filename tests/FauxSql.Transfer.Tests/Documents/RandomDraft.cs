using FauxSql.Schema;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Tests.Documents;

/// <summary>Valid models with all that documents carry, the same for the same seed. The names of attributes and the words are odd now and then.</summary>
internal sealed class RandomDraft
{
    private static readonly string[] Odd = ["size", "a b", "\"quoted\"", "${x}", "back\\slash", "ünï", "漢字", "🙂", "{0}", "#", "'", "default", "a|b", "`tick`", "*star*", "_under_", "<b>", "a_b_c", "&amp;", "1. x", "- y", "~z~", "[link](x)"];
    private static readonly string[] Words = ["Orders of the day", "what is due?", "R&D & others", "* starred *", "1) first", "50 % | half", "`code` in it", "a — key of b, job c", "\"said\" she", "ends with a colon:", "# hash", "+ plus", "tab\tbed", "https://example.com/a_b", "a<b>c", "it\\is", "ünï 漢字 🙂", "&lt; and &#35;"];
    private static readonly string[] Scalars = ["string", "bool", "int", "long", "decimal", "double", "Guid", "DateOnly", "DateTimeOffset", "DateTime", "TimeSpan", "byte[]", "IReadOnlyList<string>", "IReadOnlySet<string>", "IReadOnlySet<int>", "IReadOnlyDictionary<string, decimal>", "IReadOnlyList<int?>", "DayOfWeek"];
    private static readonly string[] KeyTypes = ["string", "long", "Guid", "DateOnly", "byte[]"];

    private readonly Random _random;
    private readonly List<TypeDraft> _types = [];
    private readonly List<string> _kinds = [];

    private RandomDraft(int seed) => _random = new Random(seed);

    public static ModelDraft Of(int seed) => new RandomDraft(seed).Model();

    private ModelDraft Model()
    {
        MakeTypes();
        var names = Enumerable.Range(0, 1 + _random.Next(5)).Select(number => $"{(Chance(2) ? "Big" : "")}Entity{number}").ToList();
        var keys = names.ConvertAll(_ => Pick(KeyTypes));
        var hasSort = names.ConvertAll(_ => Chance(3));
        var entities = names.Select((name, number) => Entity(name, number, names, keys, hasSort)).ToList();
        entities = entities.ConvertAll(entity => entity.Sort is null ? entity with { Navigations = [.. entity.Navigations, .. Backward(entity, entities)] } : entity);
        return new ModelDraft("Source", [.. entities.OrderBy(entity => entity.Name, StringComparer.Ordinal)], [])
        {
            Database = Chance(2) ? "SourceDb" : "Store",
            Types = [.. _types.Where(type => entities.Exists(entity => entity.Properties.Any(property => IsIn(type.Name, property.Type))) || _types.Exists(other => other.Properties.Any(property => IsIn(type.Name, property.Type))))],
            Suppressions = [.. Some(2, () => new SuppressionDraft(Rule(), Text())), .. Some(2, () => new SuppressionDraft(Rule(), Text(), $"Source.Screens.M{_random.Next(9)}"))],
        };
    }

    private void MakeTypes()
    {
        for (var number = 0; number < 2; number++)
        {
            _types.Add(new TypeDraft($"Kind{number}", [.. Enumerable.Range(0, 1 + _random.Next(4)).Select(member => $"Member{member}")], []));
            _kinds.Add($"Kind{number}");
        }

        for (var number = 0; number < 2; number++)
        {
            _types.Add(new TypeDraft($"Part{number}", [], [.. Enumerable.Range(0, 1 + _random.Next(3)).Select(property => Plain($"Value{property}", number == 1 && Chance(2) ? "Part0" : Pick(Scalars)))]));
            _kinds.Add($"Part{number}");
            _kinds.Add($"IReadOnlyList<Part{number}>");
        }
    }

    private EntityDraft Entity(string name, int number, List<string> names, List<string> keys, List<bool> hasSort)
    {
        List<PropertyDraft> properties = [Plain($"{name}Id", keys[number]) with { IsNullable = false, Part = KeyPart.Partition, Default = null }];
        if (hasSort[number])
            properties.Add(Plain("Sorted", Pick(KeyTypes)) with { IsNullable = false, Part = KeyPart.Sort, Default = null });
        properties.AddRange(Enumerable.Range(0, 3 + _random.Next(4)).Select(place => Plain($"Key{place}", Pick(KeyTypes))));
        var keyed = properties.Count;
        properties.AddRange(Enumerable.Range(0, _random.Next(6)).Select(place => Plain($"Other{place}", Chance(3) ? Pick(_kinds) : Pick(Scalars))));
        properties = [.. properties.Select((property, place) => Chance(4) && place < Odd.Length ? property with { StoredAs = $"{Odd[(place + number) % Odd.Length]}{place}" } : property)];
        Embellish(properties, keyed);
        var navigations = new List<NavigationDraft>();
        AddReferences(properties, name, names, keys, hasSort, navigations);
        AddIndexes(properties, keyed);
        var hasSubtypes = Chance(4);
        return new EntityDraft(name, name, Chance(4) ? null : Pick(Words), properties, navigations, [.. Some(3, () => new PatternDraft(Pick(Words), Chance(2) ? AccessPatternStatus.Planned : AccessPatternStatus.Potential, Text())).DistinctBy(pattern => (pattern.Description, pattern.Status))])
        {
            Table = Chance(2) ? $"{Pick(["class", "a.b-c", "_.-x", "Orders", "my_table", "Table", "or-ders"])}{number}" : null,
            Billing = Pick<BillingSchema?>([null, BillingSchema.OnDemand, new BillingSchema(1 + _random.Next(100), 1 + _random.NextInt64(1L << 40))]),
            IsDeletionProtected = Pick<bool?>([null, true, false]),
            Discriminator = hasSubtypes ? Pick(["Type", "kind of", "Sort_of"]) : null,
            Subtypes = hasSubtypes ? [new SubtypeDraft($"Card{number}", "card"), new SubtypeDraft($"Wire{number}", "wire transfer") { Suppressions = Suppressions() }] : [],
            Suppressions = Suppressions(),
        } is var entity && hasSubtypes ? WithSubtypeProperties(entity, number) : entity;
    }

    private EntityDraft WithSubtypeProperties(EntityDraft entity, int number) => entity with
    {
        Properties = [.. entity.Properties, Plain("Shared", "string") with { Subtypes = [$"Card{number}", $"Wire{number}"], Suppressions = [] }, Plain("OfCard", Pick(Scalars)) with { Subtypes = [$"Card{number}"] }],
    };

    private void Embellish(List<PropertyDraft> properties, int keyed)
    {
        var hasTimeToLive = Chance(3);
        for (var place = 0; place < properties.Count; place++)
        {
            var property = properties[place];
            var isKey = property.Part != KeyPart.None;
            properties[place] = property with
            {
                IsSensitive = Chance(8),
                MostCharacters = property.Type == "string" && Chance(4) ? 1 + _random.Next(100) : null,
                InstantDigits = property.Type is "DateTimeOffset" or "DateTime" && Chance(2) ? _random.Next(7) : null,
                KeepsUnknownNames = property.Type is "Kind0" or "DayOfWeek" && Chance(2),
                Embedded = property.Type.StartsWith("IReadOnlyList<Part", StringComparison.Ordinal) ? new EmbeddedDraft(1 + _random.Next(9), Text()) : property.Type == "Part0" && Chance(2) ? new EmbeddedDraft(null, Text()) : null,
                Unique = !isKey && !hasTimeToLive && place < keyed && property.Type == "string" && Chance(3) ? new UniqueDraft(Chance(2) ? properties[0].Name : null, Chance(2), Chance(2)) : null,
                Suppressions = Suppressions(),
            };
        }

        if (Chance(2))
            properties.Add(new PropertyDraft("Version", "Version", Chance(2) ? "long" : "int", IsNullable: false) { IsVersion = true });
        if (hasTimeToLive)
            properties.Add(new PropertyDraft("ExpiresAt", "ExpiresAt", "DateTimeOffset", Chance(2)) { IsTimeToLive = true });
    }

    private void AddReferences(List<PropertyDraft> properties, string name, List<string> names, List<string> keys, List<bool> hasSort, List<NavigationDraft> navigations)
    {
        for (var count = _random.Next(4); count > 0; count--)
        {
            var target = _random.Next(names.Count);
            var property = new PropertyDraft($"Ref{count}", $"Ref{count}", keys[target], Chance(3)) { Refers = names[target], Because = Text() };
            var index = new IndexUse($"Ref{count}Index", KeyPart.Partition) { Pattern = Pick(Words) };
            properties.Add(Chance(2) ? property with { Indexes = [index], IsEnforced = !hasSort[target] && Chance(2) } : property);
            if (!hasSort[target] && Chance(2))
                navigations.Add(new NavigationDraft($"To{count}", names[target], IsMany: false, $"nameof(Ref{count})", null));
        }
    }

    private IEnumerable<NavigationDraft> Backward(EntityDraft entity, List<EntityDraft> entities) =>
        from holder in entities
        from property in holder.Properties
        where property.Refers == entity.Name && property.Indexes.Count > 0 && Chance(2)
        select new NavigationDraft($"{holder.Name}By{property.Name}", holder.Name, IsMany: Chance(3) || holder == entity, $"nameof({holder.Name}.{property.Name})", null);

    private void AddIndexes(List<PropertyDraft> properties, int keyed)
    {
        for (var number = _random.Next(4); number > 0; number--)
        {
            var places = Enumerable.Range(0, keyed).OrderBy(_ => _random.Next()).Take(1 + _random.Next(4)).ToList();
            var partition = 1 + _random.Next(Math.Min(3, places.Count));
            var free = Enumerable.Range(keyed, properties.Count - keyed).Where(_ => Chance(3)).Select(place => properties[place].Name).ToList();
            List<string>? included = Chance(2) ? null : free;
            foreach (var (order, place) in places.Index())
            {
                properties[place] = properties[place] with
                {
                    Indexes = [.. properties[place].Indexes, new IndexUse($"Index{number}", order < partition ? KeyPart.Partition : KeyPart.Sort)
                    {
                        Pattern = order == 0 && !Chance(3) ? Pick(Words) : null,
                        Included = order == 0 ? included : null,
                        Shards = order == 0 && properties[place].Indexes.All(use => use.Shards is null) && Chance(3) ? 2 + _random.Next(60) : null,
                        Order = order < partition ? order + 1 : order - partition + 1,
                    }],
                };
            }
        }
    }

    private PropertyDraft Plain(string name, string type) =>
        new(name, name, type, Chance(3)) { Default = type.StartsWith("IReadOnlyList", StringComparison.Ordinal) && Chance(2) ? "[]" : null };

    private List<SuppressionDraft> Suppressions() => Some(1, () => new SuppressionDraft(Rule(), Text())).Where(_ => Chance(6)).ToList();

    private IEnumerable<T> Some<T>(int most, Func<T> make) => Enumerable.Range(0, _random.Next(most + 1)).Select(_ => make()).ToList();

    private string Rule() => $"FXS2{_random.Next(10, 17)}";

    private string? Text() => Chance(2) ? null : Pick(Words);

    private static bool IsIn(string name, string type) => type.Contains(name, StringComparison.Ordinal);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
