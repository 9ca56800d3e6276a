using FauxSql.Layouts;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Stores;

/// <summary>What exceptions and plans show of values: all of them, but for those of sensitive attributes.</summary>
internal static class Shown
{
    private static readonly Operand Hidden = new Operand.Value(new AttributeValue.String(SensitiveText.Mark));

    /// <summary>A key, such as <c>O456/I1</c>.</summary>
    public static string Of(EntitySchema entity, Key key) => key.Sort is null
        ? Of(entity, entity.Key.Partition[0], key.Partition)
        : $"{Of(entity, entity.Key.Partition[0], key.Partition)}/{Of(entity, entity.Key.Sort[0], key.Sort)}";

    /// <summary>The primary key of a stored item, which may lack parts of it.</summary>
    public static string KeyOf(EntitySchema entity, ReadOnlyMemory<byte> item) => string.Join('/', entity.Key.Attributes
        .Select(name => ItemReader.Get(item, new DocumentPath(name)) is { } value ? Of(entity, name, value) : "?"));

    public static string Of(EntitySchema entity, string attribute, AttributeValue value) =>
        IsSensitive(entity, attribute) ? SensitiveText.Mark : KeyText.Of(value);

    public static string Quoted(EntitySchema entity, string attribute, AttributeValue value) =>
        IsSensitive(entity, attribute) ? SensitiveText.Mark : KeyText.Quoted(value);

    /// <summary>A condition without the values that it compares with sensitive attributes.</summary>
    public static Condition Of(EntitySchema entity, Condition condition) => condition switch
    {
        Condition.And and => Of(entity, and.Left) & Of(entity, and.Right),
        Condition.Or or => Of(entity, or.Left) | Of(entity, or.Right),
        Condition.Not not => !Of(entity, not.Operand),
        _ => ConditionPaths.Of(condition).Any(path => IsSensitive(entity, path.Attribute)) ? WithoutValues(condition) : condition,
    };

    public static bool IsSensitive(EntitySchema entity, string attribute) =>
        entity.Attributes.FirstOrDefault(candidate => candidate.Name == attribute)?.Role.HasFlag(AttributeRole.Sensitive) == true;

    /// <summary>Whether a claim tells of a sensitive value, by itself or by what it is unique within.</summary>
    public static bool IsSensitive(UniqueClaim claim) => IsSensitive(claim.Entity, claim.Attribute)
        || (claim.Scope is not null && IsSensitive(claim.Entity, claim.Entity.Attributes.Single(attribute => attribute.Name == claim.Attribute).Unique!.Within!));

    /// <summary>Whether the path of a value, as text, is within a sensitive attribute.</summary>
    public static bool IsSensitivePath(EntitySchema entity, string path) => entity.Attributes.Any(attribute =>
        attribute.Role.HasFlag(AttributeRole.Sensitive) && path.StartsWith(attribute.Name, StringComparison.Ordinal)
        && (path.Length == attribute.Name.Length || path[attribute.Name.Length] is '.' or '['));

    private static Condition WithoutValues(Condition condition) => condition switch
    {
        Condition.Compare compare => compare with { Left = WithoutValue(compare.Left), Right = WithoutValue(compare.Right) },
        Condition.Between between => between with { Subject = WithoutValue(between.Subject), Low = WithoutValue(between.Low), High = WithoutValue(between.High) },
        Condition.In within => within with { Subject = WithoutValue(within.Subject), Candidates = [.. within.Candidates.Select(WithoutValue)] },
        Condition.BeginsWith begins => begins with { Subject = WithoutValue(begins.Subject), Prefix = WithoutValue(begins.Prefix) },
        Condition.Contains contains => contains with { Subject = WithoutValue(contains.Subject), Part = WithoutValue(contains.Part) },
        _ => condition,
    };

    private static Operand WithoutValue(Operand operand) => operand is Operand.Value ? Hidden : operand;
}
