using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Tests;

/// <summary>Valid models with all that a schema can say, and names that DynamoDB allows and languages of code do not; the same for the same seed.</summary>
internal sealed class RandomSchema
{
    private static readonly string[] OddTables = ["class", "9lives", "a.b-c", "_.-", "Orders", "orders", "or-ders", "table", "NULL", "for_each", "Default", "123"];
    private static readonly string[] OddNames = ["size", "a b", "\"quoted\"", "${x}", "%{if}", "back\\slash", "ünï", "漢字", "🙂", "{0}", "#", "tab\there", "${Token[AWS.Region.4]}", "'", "default"];
    private static readonly AttributeKind[] KeyKinds = [AttributeKind.String, AttributeKind.Number, AttributeKind.Binary];

    private readonly Random _random;

    private RandomSchema(int seed) => _random = new Random(seed);

    public static DatabaseSchema Of(int seed) => new RandomSchema(seed).Database();

    private DatabaseSchema Database()
    {
        var names = Enumerable.Range(0, 1 + _random.Next(5)).Select(number => $"Entity{number}").ToList();
        var tables = OddTables.OrderBy(_ => _random.Next()).ToList();
        return new DatabaseSchema("RandomDb", names.Select((name, number) => Entity(name, tables[number], names)).ToValueList(), Patterns());
    }

    private EntitySchema Entity(string name, string table, List<string> entities)
    {
        var odd = OddNames.OrderBy(_ => _random.Next()).ToList();
        List<AttributeSchema> attributes = [.. Enumerable.Range(0, 4 + _random.Next(8)).Select(number => Attribute(number < odd.Count && Chance(3) ? odd[number] : $"Attribute{number}", Pick(KeyKinds), AttributeRole.None))];
        var keys = attributes.ConvertAll(attribute => attribute.Name);
        var key = new KeySchema([keys[0]], Chance(2) ? [keys[1]] : []);
        attributes.AddRange(Enum.GetValues<AttributeKind>().Where(_ => Chance(3)).Select(kind => Attribute($"Other{kind}", kind, AttributeRole.None)));
        if (Chance(2))
            attributes.Add(Attribute(Chance(2) ? "ExpiresAt" : "ttl ${x}", AttributeKind.Number, AttributeRole.TimeToLive));
        if (Chance(2))
            attributes.Add(Attribute("Handle", AttributeKind.String, AttributeRole.Unique) with { Unique = new UniqueSchema(Chance(2) ? keys[0] : null, Chance(2), Chance(2)) });
        if (Chance(2))
            attributes.Add(Attribute("Secret", AttributeKind.List, AttributeRole.Sensitive | AttributeRole.Version) with { Embedded = new EmbeddedSchema(Chance(2) ? 5 : null, Text()), DerivedFrom = [.. keys.Take(_random.Next(3))], Subtypes = ["Card"] });
        var indexes = Enumerable.Range(0, _random.Next(5)).Select(number => Index(number, keys, attributes)).ToValueList();
        return new EntitySchema(
            name, $"Random.{name}", table, key, attributes.ToValueList(), indexes,
            keys.Where(_ => Chance(4)).Select(attribute => new ReferenceSchema(attribute, Pick(entities), Text()) { IsEnforced = Chance(2) }).ToValueList(),
            Enum.GetValues<RelationPath>().Where(_ => Chance(3)).Select(path => new RelationSchema($"To{path}", Pick(entities), Chance(2), path, keys[0], null, path == RelationPath.Through ? new LinkSchema(Pick(entities), keys[0], keys[1]) : null)).ToValueList(),
            Patterns())
        {
            Billing = Chance(3) ? null : Chance(2) ? BillingSchema.OnDemand : new BillingSchema(1 + _random.Next(9), 1 + _random.Next(9)),
            IsDeletionProtected = Chance(3) ? null : Chance(2),
            Discriminator = Chance(4) ? new DiscriminatorSchema("Kind", [new SubtypeSchema("Card", "Random.Card", "card"), new SubtypeSchema("Transfer", "Random.Transfer", "")]) : null,
        };
    }

    private IndexSchema Index(int number, List<string> keys, List<AttributeSchema> attributes)
    {
        var parts = keys.OrderBy(_ => _random.Next()).ToList();
        var isSharded = Chance(3);
        var partition = 1 + _random.Next(Math.Min(isSharded ? 3 : 4, parts.Count - 1));
        var sort = _random.Next(Math.Min(5, parts.Count - partition));
        var others = attributes.Select(attribute => attribute.Name).Except(parts.Take(partition + sort)).Take(_random.Next(4)).ToValueList();
        return new IndexSchema(Chance(3) ? $"in.dex-{number}" : $"Index{number}", new KeySchema(parts.Take(partition).ToValueList(), parts.Skip(partition).Take(sort).ToValueList()))
        {
            Shards = isSharded ? 2 + _random.Next(64) : null,
            Included = Chance(2) ? null : others,
        };
    }

    private AttributeSchema Attribute(string name, AttributeKind kind, AttributeRole role) => new(name, "Property", kind, "object?", role, Chance(2), null);

    private ValueList<AccessPatternSchema> Patterns() => Enum.GetValues<AccessPatternStatus>().Where(_ => Chance(2))
        .Select(status => new AccessPatternSchema($"{status} {Pick(OddNames)}", status, Pick(Enum.GetValues<AccessPatternSource>()), Text(), Text())).ToValueList();

    private string? Text() => Chance(2) ? null : Pick(OddNames);

    private bool Chance(int oneIn) => _random.Next(oneIn) == 0;

    private T Pick<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
