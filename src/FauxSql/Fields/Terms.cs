using FauxSql.Errors;
using FauxSql.Protocol.Expressions;
using FauxSql.Schema;

namespace FauxSql.Fields;

/// <summary>Builds the conditions that callers write.</summary>
internal static class Terms
{
    /// <summary>A condition together with those given before.</summary>
    public static Condition And<TFields>(EntitySchema entity, Condition? before, TFields fields, Func<TFields, Condition> condition)
    {
        ArgumentNullException.ThrowIfNull(condition);
        try
        {
            var term = condition(fields);
            return before is null ? term : before & term;
        }
        catch (UnstorableValueException exception)
        {
            throw exception.At(entity.Name, null);
        }
    }

    /// <summary>
    /// The same for a query's filter, which may not name the keys that are queried.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.FilterExpression.html
    /// </summary>
    public static Condition Filter<TFields>(
        EntitySchema entity, KeySchema queried, Condition? before, TFields fields, Func<TFields, Condition> condition)
    {
        var filter = And(entity, before, fields, condition);
        foreach (var path in PathsOf(filter))
        {
            if (queried.Partition.Contains(path.Attribute) || queried.Sort.Contains(path.Attribute))
                throw new InvalidOperationException(
                    $"{entity.Name}.{path.Attribute} is part of the key that is queried, which a filter may not name; use Between, After, Before or StartsWith");
        }

        return filter;
    }

    private static IEnumerable<DocumentPath> PathsOf(Condition condition) => condition switch
    {
        Condition.And and => [.. PathsOf(and.Left), .. PathsOf(and.Right)],
        Condition.Or or => [.. PathsOf(or.Left), .. PathsOf(or.Right)],
        Condition.Not not => PathsOf(not.Operand),
        Condition.Exists exists => [exists.At],
        Condition.NotExists exists => [exists.At],
        Condition.HasType type => [type.At],
        Condition.Compare compare => [.. PathsOf(compare.Left), .. PathsOf(compare.Right)],
        Condition.Between between => PathsOf(between.Subject),
        Condition.In into => PathsOf(into.Subject),
        Condition.BeginsWith begins => PathsOf(begins.Subject),
        Condition.Contains contains => PathsOf(contains.Subject),
        _ => [],
    };

    private static IEnumerable<DocumentPath> PathsOf(Operand operand) => operand switch
    {
        Operand.Path path => [path.At],
        Operand.Size size => PathsOf(size.Of),
        _ => [],
    };
}
