using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>A condition on the stored item, and the exception that it not being met is.</summary>
/// <param name="If">The condition.</param>
/// <param name="Text">The condition in words, as plans have it.</param>
/// <param name="Otherwise">Makes the exception, from what is stored.</param>
internal sealed record Demand(Condition If, string Text, Func<StoredEntity, FauxSqlException> Otherwise)
{
    /// <summary>Whether it asks only if the item is there, whatever its attributes say.</summary>
    public bool IsOfPresence(EntitySchema entity) => If switch
    {
        Condition.Exists exists => exists.At.Equals(PathOfKey(entity)),
        Condition.NotExists exists => exists.At.Equals(PathOfKey(entity)),
        _ => false,
    };

    public bool IsMet(ReadOnlyMemory<byte>? stored) => ConditionEvaluator.IsTrue(If, stored ?? ItemJson.Empty);

    public static Demand Missing(EntitySchema entity, Key key) => new(
        new Condition.NotExists(PathOfKey(entity)), "if there is none", stored => new ItemExistsException(entity.Name, Shown.Of(entity, key), stored));

    public static Demand Exists(EntitySchema entity, Key key) => new(
        new Condition.Exists(PathOfKey(entity)), "if there is one", _ => new ItemNotFoundException(entity.Name, Shown.Of(entity, key)));

    /// <summary>Version 0 is that of an item that is not stored.</summary>
    public static Demand Version(EntitySchema entity, Key key, long version) => new(
        version == 0 ? new Condition.NotExists(PathOfKey(entity)) : Condition.IsEqual(VersionOf(entity)!, new AttributeValue.Number(version)),
        version == 0 ? "if there is none" : $"if its version is {version}",
        stored => new VersionConflictException(entity.Name, Shown.Of(entity, key), version, stored));

    public static Demand Met(EntitySchema entity, Key key, Condition condition) => new(
        condition, "if " + PlanBuilder.Text(entity, condition), stored => new ConditionFailedException(entity.Name, Shown.Of(entity, key), stored));

    /// <summary>That a list has room for more elements.</summary>
    public static Demand Fits(EntitySchema entity, DocumentPath list, int more, int most) => new(
        new Condition.NotExists(list) | new Condition.Compare(new Operand.Size(new Operand.Path(list)), Comparator.LessOrEqual, new Operand.Value(new AttributeValue.Number(most - more))),
        $"if {list} has room for {more} more",
        _ => new EntityValidationException(entity.Name, [$"{list} must be at most {most} elements, because it is embedded; {more} more are too many"]));

    /// <summary>That the version is the one expected, if there is one, and that a condition is met, if there is one.</summary>
    public static IReadOnlyList<Demand> Of(EntitySchema entity, Key key, long? version, Condition? condition)
    {
        if (version is null && condition is null)
            return [];
        var demands = new List<Demand>(2);
        if (version is { } expected)
            demands.Add(Version(entity, key, expected));
        if (condition is not null)
            demands.Add(Met(entity, key, condition));
        return demands;
    }

    public static string? VersionOf(EntitySchema entity) =>
        entity.Attributes.FirstOrDefault(attribute => attribute.Role.HasFlag(AttributeRole.Version))?.Name;

    private static DocumentPath PathOfKey(EntitySchema entity) => new(entity.Key.Partition[0]);
}
