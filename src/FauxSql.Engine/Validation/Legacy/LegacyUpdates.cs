using System.Collections.Immutable;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation.Legacy;

/// <summary>
/// AttributeUpdates, the parameter that updates were written with before there were expressions.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributeUpdates.html
/// </summary>
internal static class LegacyUpdates
{
    /// <summary>The update that AttributeUpdates stands for, or <see langword="null"/>.</summary>
    public static UpdateExpression? Read(Request request)
    {
        ImmutableArray<UpdateAction> actions = [.. request.Entries("AttributeUpdates").Select(e => Read(e.Key, e.Value))];
        return actions.IsEmpty ? null : new UpdateExpression(actions);
    }

    private static UpdateAction Read(string attribute, Request update)
    {
        ItemReading.CheckName(attribute);
        var at = new DocumentPath(attribute);
        var value = update.Object("Value") is { } json ? ItemReading.ReadValue(json.Body) : null;
        return (update.Text("Action") ?? "PUT", value) switch
        {
            ("DELETE", null) => new UpdateAction.Remove(at),
            (_, null) => throw Faults.InvalidParameter("Only DELETE action is allowed when no attribute value is specified"),
            ("DELETE", AttributeValue.StringSet or AttributeValue.NumberSet or AttributeValue.BinarySet) => new UpdateAction.Delete(at, value),
            ("DELETE", _) => throw Faults.InvalidParameter($"DELETE action with value is not supported for the type {value.Kind.ToCode()}"),
            ("ADD", AttributeValue.List) => new UpdateAction.Set(at, Appended(at, value)),
            ("ADD", AttributeValue.Number or AttributeValue.StringSet or AttributeValue.NumberSet or AttributeValue.BinarySet) =>
                new UpdateAction.Add(at, value),
            ("ADD", _) => throw Faults.InvalidParameter($"ADD action is not supported for the type {value.Kind.ToCode()}"),
            _ => new UpdateAction.Set(at, new UpdateValue.Plain(new Operand.Value(value))),
        };
    }

    // ADD appends to lists, which no expression's ADD does.
    private static UpdateValue.ListAppend Appended(DocumentPath at, AttributeValue list) => new(
        new UpdateValue.IfNotExists(at, new UpdateValue.Plain(new Operand.Value(new AttributeValue.List([])))),
        new UpdateValue.Plain(new Operand.Value(list)));
}
