using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Validation;

/// <summary>The expressions of one request, which share names and values.</summary>
internal sealed class RequestExpressions
{
    private readonly Request _request;
    private readonly ExpressionNames _names;

    public RequestExpressions(Request request)
    {
        _request = request;
        _names = new ExpressionNames(ReadNames(request, out var bytes), ReadValues(request, bytes));
    }

    /// <summary>A condition, filter or key condition, or <see langword="null"/>.</summary>
    public Condition? Condition(string member) =>
        _request.Text(member) is { } text ? ExpressionParser.ParseCondition(text, _names, member) : null;

    /// <summary>The UpdateExpression, or <see langword="null"/>.</summary>
    public UpdateExpression? Update() =>
        _request.Text("UpdateExpression") is { } text ? ExpressionParser.ParseUpdate(text, _names) : null;

    /// <summary>The ProjectionExpression, or <see langword="null"/>.</summary>
    public ProjectionExpression? Projection() =>
        _request.Text("ProjectionExpression") is { } text ? ExpressionParser.ParseProjection(text, _names) : null;

    /// <summary>Refuses names and values that no expression used.</summary>
    public void CheckAllUsed() => _names.ThrowIfUnused();

    private static Dictionary<string, string>? ReadNames(Request request, out int bytes)
    {
        bytes = 0;
        if (request.Object("ExpressionAttributeNames") is not { } names)
            return null;
        var read = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var member in names.Body.Members.Where(m => m.Value.Kind != JsonValueKind.Null))
        {
            CheckPlaceholder("ExpressionAttributeNames", member.Name, '#');
            var name = Request.TextOf(member.Value);
            if (ItemReading.ProblemOf(name) is { } problem)
                throw Faults.Validation($"ExpressionAttributeNames contains invalid value: {problem} for key {member.Name}");
            bytes += Encoding.UTF8.GetByteCount(member.Name) + Encoding.UTF8.GetByteCount(name);
            read[member.Name] = name;
        }

        CheckSize("ExpressionAttributeNames", bytes);
        return read.Count > 0 ? read : throw Faults.Validation("ExpressionAttributeNames must not be empty");
    }

    // The limit is of names and values together.
    private static Dictionary<string, AttributeValue>? ReadValues(Request request, int bytes)
    {
        if (request.Object("ExpressionAttributeValues") is not { } values)
            return null;
        foreach (var member in values.Body.Members)
            CheckPlaceholder("ExpressionAttributeValues", member.Name, ':');
        var read = new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
        foreach (var member in values.Body.Members.Where(m => m.Value.Kind != JsonValueKind.Null))
        {
            var value = ReadValue(member.Name, member.Value);
            bytes += Encoding.UTF8.GetByteCount(member.Name) + value.SizeInBytes;
            read[member.Name] = value;
        }

        CheckSize("ExpressionAttributeValues", bytes);
        return read.Count > 0 ? read : throw Faults.Validation("ExpressionAttributeValues must not be empty");
    }

    private static AttributeValue ReadValue(string placeholder, JsonPart json)
    {
        try
        {
            return ItemReading.ReadValue(json);
        }
        catch (ServiceFault e) when (!e.Message.StartsWith("Nesting", StringComparison.Ordinal))
        {
            throw Faults.Validation($"ExpressionAttributeValues contains invalid value: {e.Message} for key {placeholder}");
        }
    }

    private static void CheckPlaceholder(string parameter, string placeholder, char sign)
    {
        if (placeholder.Length < 2 || placeholder[0] != sign || !placeholder.Skip(1).All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
            throw Faults.Validation($"{parameter} contains invalid key: Syntax error; key: \"{placeholder}\"");
    }

    private static void CheckSize(string parameter, int bytes)
    {
        if (bytes > DynamoLimits.SubstitutionBytes)
            throw Faults.Validation($"{parameter} exceeds max size; size: {bytes}, max size: {DynamoLimits.SubstitutionBytes}");
    }
}
