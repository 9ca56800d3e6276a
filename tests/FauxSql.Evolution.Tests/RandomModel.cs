using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests;

/// <summary>Valid models at random, and changes of them: the same for the same seed.</summary>
internal sealed class RandomModel(Random random)
{
    private static readonly string[] Attributes = ["A", "B", "C", "N"];

    // An attribute on its way from one name to another, or back: the name that counts, and the one that is written too.
    private static readonly (string Name, string? Mirror)[] Names = [("R", null), ("R", "S"), ("S", "R"), ("S", null)];

    public DatabaseSchema Any() => Shape.Database(Enumerable.Range(0, 1 + random.Next(3)).Select(number => Entity($"Entity{number}")));

    /// <summary>The same model after one to four changes, and what comes with any of them: names move by one step, as deployments do, classes that change items come and go, and settings change.</summary>
    public DatabaseSchema Changed(DatabaseSchema schema)
    {
        schema = With(schema, schema.Entities.Select(entity => Set(WithItemChanges(random.Next(2) == 0 ? Renamed(entity) : entity))));
        for (var changes = 1 + random.Next(4); changes > 0; changes--)
            schema = ChangedOnce(schema);
        return schema;
    }

    private DatabaseSchema ChangedOnce(DatabaseSchema schema)
    {
        if (random.Next(6) == 0 && schema.Entities.Count < 5)
            return With(schema, [.. schema.Entities, Entity($"Entity{10 + random.Next(1000)}")]);
        if (random.Next(8) == 0 && schema.Entities.Count > 1)
            return With(schema, schema.Entities.Where((_, place) => place > 0));
        var changed = random.Next(schema.Entities.Count);
        return With(schema, schema.Entities.Select((entity, place) => place == changed ? Changed(entity) : entity));
    }

    private static DatabaseSchema With(DatabaseSchema schema, IEnumerable<EntitySchema> entities) =>
        schema with { Entities = entities.DistinctBy(entity => entity.Name).OrderBy(entity => entity.Name, StringComparer.Ordinal).ToValueList() };

    private EntitySchema Changed(EntitySchema entity) => random.Next(9) switch
    {
        0 or 1 => entity with { Indexes = [.. entity.Indexes, Index($"Index{random.Next(100)}", RenamedOf(entity).Name)] } is var more && more.Indexes.DistinctBy(index => index.Name).Count() == more.Indexes.Count && more.Indexes.Count < 5 ? more : entity,
        2 => entity with { Indexes = entity.Indexes.Skip(1).ToValueList() },
        3 => entity with { Indexes = entity.Indexes.Select((index, place) => place == 0 ? Index(index.Name, RenamedOf(entity).Name) : index).ToValueList() },
        4 or 7 => entity.WithExpiry(random.Next(2) == 0),
        5 => entity.WithUnique("C", Unique()),
        6 => entity.Derived("B", IsDerived(entity) ? [] : ["A", "N"]),
        _ => entity.WithUnique("C", null),
    };

    /// <summary>The attribute of an entity that is renamed now and then.</summary>
    public static AttributeSchema RenamedOf(EntitySchema entity) => entity.Attributes.Single(attribute => attribute.Property == "R");

    private EntitySchema Renamed(EntitySchema entity)
    {
        var attribute = RenamedOf(entity);
        var place = Array.IndexOf(Names, (attribute.Name, attribute.Mirror));
        return Named(entity, Names[place == 0 ? 1 : place == Names.Length - 1 ? place - 1 : place - 1 + (2 * random.Next(2))]);
    }

    // Indexes are by the name that counts.
    private static EntitySchema Named(EntitySchema entity, (string Name, string? Mirror) names)
    {
        var before = RenamedOf(entity).Name;
        return entity.Named(before, names.Name, names.Mirror) with
        {
            Indexes = entity.Indexes.Select(index => index with
            {
                Key = new KeySchema(Now(index.Key.Partition), Now(index.Key.Sort)),
                Included = index.Included is { } included ? Now(included) : null,
            }).ToValueList(),
        };
        ValueList<string> Now(ValueList<string> attributes) => attributes.Select(name => name == before ? names.Name : name).ToValueList();
    }

    private EntitySchema Set(EntitySchema entity) => entity with
    {
        Billing = random.Next(2) == 0 ? Billing() : entity.Billing,
        IsDeletionProtected = random.Next(2) == 0 ? Protection() : entity.IsDeletionProtected,
    };

    // The newest one stays, and those before it go from the first one on.
    private EntitySchema WithItemChanges(EntitySchema entity)
    {
        var (kept, more) = (entity.Changes.Skip(random.Next(4) == 0 ? Math.Max(0, entity.Changes.Count - 1) : 0), random.Next(4) == 0 ? 1 + random.Next(2) : 0);
        return entity with { Changes = [.. kept, .. Enumerable.Range(entity.ChangeVersion + 1, more).Select(version => new ItemChangeSchema(version, $"Change{version}"))] };
    }

    private BillingSchema? Billing() => random.Next(4) switch { 0 => null, 1 => BillingSchema.OnDemand, _ => new BillingSchema(5 * (1 + random.Next(2)), 5 * (1 + random.Next(2))) };

    private bool? Protection() => random.Next(3) switch { 0 => null, 1 => false, _ => true };

    public static bool IsDerived(EntitySchema entity) => entity.Attributes.Any(attribute => attribute.DerivedFrom.Count > 0);

    private UniqueSchema Unique() => new(random.Next(3) == 0 ? "Id" : null, IgnoresCase: random.Next(3) == 0, IgnoresBlanks: false);

    private EntitySchema Entity(string name)
    {
        var plain = Shape.Entity(name).WithExpiry(random.Next(2) == 0).WithUnique("C", random.Next(2) == 0 ? Unique() : null);
        var renamed = plain with { Attributes = [.. plain.Attributes, new AttributeSchema("R", "R", AttributeKind.String, "string?", AttributeRole.None, false, null)] };
        var named = Named(renamed, Names[random.Next(Names.Length)]);
        return Set(named with { Indexes = Enumerable.Range(0, random.Next(3)).Select(number => Index($"Index{number}", RenamedOf(named).Name)).ToValueList() });
    }

    private IndexSchema Index(string name, string renamed)
    {
        string[] attributes = [.. Attributes, renamed];
        var parts = attributes.OrderBy(_ => random.Next()).Take(1 + random.Next(3)).ToList();
        var partition = 1 + random.Next(parts.Count);
        return new IndexSchema(name, new KeySchema(parts.Take(partition).ToValueList(), parts.Skip(partition).ToValueList()))
        {
            Shards = random.Next(3) == 0 ? 2 + random.Next(3) : null,
            Included = random.Next(3) switch { 0 => null, 1 => [], _ => attributes.Except(parts).Take(2).ToValueList() },
        };
    }

    /// <summary>An item as an application stores it that knows the model: some lack some attributes.</summary>
    public string Item(EntitySchema entity, int number, Layouts.ILayout layout)
    {
        var id = $"{entity.Name}-{number}";
        var attributes = new List<string> { $"\"Id\":{{\"S\":\"{id}\"}}", $"\"C\":{{\"S\":\"c{number}\"}}" };
        foreach (var name in (string[])["A", "B"])
        {
            if (random.Next(4) > 0)
                attributes.Add($"\"{name}\":{{\"S\":\"{name}{random.Next(5)}\"}}");
        }

        if (random.Next(4) > 0)
        {
            var (renamed, value) = (RenamedOf(entity), $"r{random.Next(5)}");
            foreach (var name in (string?[])[renamed.Name, renamed.Mirror])
            {
                if (name is not null)
                    attributes.Add($"\"{name}\":{{\"S\":\"{value}\"}}");
            }
        }

        if (random.Next(4) > 0)
            attributes.Add($"\"N\":{{\"N\":\"{1000 + random.Next(1000)}\"}}");
        if (entity.ChangeVersion > 0)
            attributes.Add($"\"_fx.change\":{{\"N\":\"{entity.ChangeVersion}\"}}");
        foreach (var (name, value) in layout.StampsOf(entity, new Stores.Key(new AttributeValue.String(id), null)))
            attributes.Add($"\"{name}\":{{\"N\":\"{((AttributeValue.Number)value).Value}\"}}");
        return $"{{{string.Join(',', attributes)}}}";
    }
}
