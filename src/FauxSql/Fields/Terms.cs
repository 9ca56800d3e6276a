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
            throw exception.In(entity);
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
        foreach (var path in ConditionPaths.Of(filter))
        {
            if (queried.Attributes.Contains(path.Attribute))
                throw new InvalidOperationException(
                    $"{entity.Name}.{path.Attribute} is part of the key that is queried, which a filter may not name; give its value to the finder, or use Between, After, Before or StartsWith");
        }

        return filter;
    }
}
