using System.Text.Json;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>The expressions of one request, which share names and values.</summary>
internal sealed class RequestExpressions
{
    private readonly Request _request;
    private readonly ExpressionNames _names;
    private bool _any;

    public RequestExpressions(Request request)
    {
        _request = request;
        _names = new ExpressionNames(ReadNames(request), ReadValues(request));
    }

    /// <summary>A condition, filter or key condition, or <see langword="null"/>.</summary>
    public Condition? Condition(string member) =>
        Text(member) is { } text ? ExpressionParser.ParseCondition(text, _names, member) : null;

    /// <summary>The UpdateExpression, or <see langword="null"/>.</summary>
    public UpdateExpression? Update() => Text("UpdateExpression") is { } text ? ExpressionParser.ParseUpdate(text, _names) : null;

    /// <summary>The ProjectionExpression, or <see langword="null"/>.</summary>
    public ProjectionExpression? Projection() =>
        Text("ProjectionExpression") is { } text ? ExpressionParser.ParseProjection(text, _names) : null;

    /// <summary>Refuses names and values that no expression used.</summary>
    public void CheckAllUsed()
    {
        if (!_any && _request.Has("ExpressionAttributeNames"))
            throw Faults.Validation("ExpressionAttributeNames can only be specified when using expressions");
        if (!_any && _request.Has("ExpressionAttributeValues"))
            throw Faults.Validation("ExpressionAttributeValues can only be specified when using expressions");
        _names.ThrowIfUnused();
    }

    private string? Text(string member)
    {
        var text = _request.Text(member);
        if (text is null)
            return null;
        _any = true;
        return text.Length > 0 ? text : throw Faults.Validation($"Invalid {member}: The expression can not be empty;");
    }

    private static Dictionary<string, string>? ReadNames(Request request)
    {
        if (request.Object("ExpressionAttributeNames") is not { } names)
            return null;
        var read = new Dictionary<string, string>();
        foreach (var name in names.Body.EnumerateObject())
            read[name.Name] = names.Text(name.Name) ?? throw Faults.Validation("ExpressionAttributeNames contains invalid value: null");
        return read.Count > 0 ? read : throw Faults.Validation("ExpressionAttributeNames must not be empty");
    }

    private static Dictionary<string, AttributeValue>? ReadValues(Request request)
    {
        if (request.Object("ExpressionAttributeValues") is not { } values)
            return null;
        var read = new Dictionary<string, AttributeValue>();
        foreach (var value in values.Body.EnumerateObject())
        {
            try
            {
                read[value.Name] = ItemReading.ReadValue(value.Value);
            }
            catch (AttributeFormatException e)
            {
                throw Faults.Validation($"ExpressionAttributeValues contains invalid value: {e.Message} for key {value.Name}");
            }
        }

        return read.Count > 0 ? read : throw Faults.Validation("ExpressionAttributeValues must not be empty");
    }
}
