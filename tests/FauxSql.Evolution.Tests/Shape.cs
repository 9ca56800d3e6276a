using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests;

/// <summary>Small models, and changes of them.</summary>
internal static class Shape
{
    public static DatabaseSchema Database(params IEnumerable<EntitySchema> entities) => new("TestDb", entities.ToValueList(), []);

    /// <summary>An entity with the key <c>Id</c> and the texts A, B and C, the number N and the time T, all of which items may lack.</summary>
    public static EntitySchema Entity(string name, params IEnumerable<IndexSchema> indexes) => new(
        name, $"Test.{name}", name + "s", new KeySchema(["Id"], []),
        [Text("Id") with { IsRequired = true }, Text("A"), Text("B"), Text("C"), Attribute("N", AttributeKind.Number), Attribute("T", AttributeKind.Number)],
        indexes.ToValueList(), [], [], []);

    public static IndexSchema Index(string name, string partition, string? sort = null) => new(name, new KeySchema([partition], sort is null ? [] : [sort]));

    public static EntitySchema Expiring(this EntitySchema entity) => entity.WithExpiry(isOn: true);

    public static EntitySchema WithExpiry(this EntitySchema entity, bool isOn) => entity.With("T", attribute => attribute with { Role = isOn ? AttributeRole.TimeToLive : AttributeRole.None });

    public static EntitySchema Unique(this EntitySchema entity, string attribute, string? within = null) =>
        entity.WithUnique(attribute, new UniqueSchema(within, IgnoresCase: false, IgnoresBlanks: false));

    public static EntitySchema WithUnique(this EntitySchema entity, string attribute, UniqueSchema? unique) =>
        entity.With(attribute, one => one with { Role = unique is null ? AttributeRole.None : AttributeRole.Unique, Unique = unique });

    /// <summary>The attribute is stored by another name, and by its mirror too if it has one.</summary>
    public static EntitySchema Named(this EntitySchema entity, string attribute, string name, string? mirror = null) =>
        entity.With(attribute, one => one with { Name = name, Mirror = mirror });

    /// <summary>Its items are changed by so many classes, numbered from 1.</summary>
    public static EntitySchema ChangedBy(this EntitySchema entity, params IEnumerable<string> classes) =>
        entity with { Changes = classes.Select((name, place) => new ItemChangeSchema(place + 1, name)).ToValueList() };

    public static EntitySchema Derived(this EntitySchema entity, string attribute, params IEnumerable<string> from) =>
        entity.With(attribute, one => one with { DerivedFrom = from.ToValueList() });

    /// <summary>Its table and indexes have this capacity.</summary>
    public static EntitySchema Provisioned(this EntitySchema entity, long readUnits, long writeUnits) => entity with { Billing = new BillingSchema(readUnits, writeUnits) };

    public static EntitySchema OnDemand(this EntitySchema entity) => entity with { Billing = BillingSchema.OnDemand };

    public static EntitySchema Protected(this EntitySchema entity, bool isOn = true) => entity with { IsDeletionProtected = isOn };

    /// <summary>Its entities have these indexes only.</summary>
    public static DatabaseSchema WithIndexes(this DatabaseSchema schema, params IEnumerable<string> names) => schema with
    {
        Entities = [.. schema.Entities.Select(entity => entity with { Indexes = [.. entity.Indexes.Where(index => names.Contains(index.Name))] })],
    };

    private static EntitySchema With(this EntitySchema entity, string name, Func<AttributeSchema, AttributeSchema> change) =>
        entity with { Attributes = entity.Attributes.Select(attribute => attribute.Name == name ? change(attribute) : attribute).ToValueList() };

    private static AttributeSchema Text(string name) => Attribute(name, AttributeKind.String);

    private static AttributeSchema Attribute(string name, AttributeKind kind) => new(name, name, kind, kind == AttributeKind.String ? "string?" : "long?", AttributeRole.None, false, null);
}
