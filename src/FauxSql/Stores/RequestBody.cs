using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Telemetry;

namespace FauxSql.Stores;

/// <summary>Prints the parts that requests share.</summary>
internal static class RequestBody
{
    public static ReadOnlyMemory<byte> Build<TState>(TState state, Action<Utf8JsonWriter, TState> content) =>
        JsonBytes.Write((state, content), static (writer, body) =>
        {
            writer.WriteStartObject();
            body.content(writer, body.state);
            writer.WriteEndObject();
        });

    /// <summary>A GetItem.</summary>
    public static ReadOnlyMemory<byte> Point(Address address, bool isConsistent) => Build((Address: address, IsConsistent: isConsistent), static (writer, read) =>
    {
        WriteKey(writer, read.Address);
        if (read.IsConsistent)
            writer.WriteBoolean("ConsistentRead", true);
    });

    public static void WriteKey(Utf8JsonWriter writer, Address address)
    {
        writer.WriteString("TableName", address.Table);
        writer.WritePropertyName("Key");
        WriteKeyObject(writer, address);
    }

    public static void WriteKeyObject(Utf8JsonWriter writer, Address address)
    {
        writer.WriteStartObject();
        for (var i = 0; i < address.Key.Count; i++)
        {
            var (name, value) = address.Key[i];
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    public static void WriteCondition(Utf8JsonWriter writer, Condition? condition, UpdateExpression? update = null)
    {
        if (condition is null && update is null)
            return;
        var printer = new ExpressionPrinter();
        if (update is { Actions.Length: > 0 })
            writer.WriteString("UpdateExpression", printer.Print(update));
        if (condition is not null)
        {
            writer.WriteString("ConditionExpression", printer.Print(condition));
            writer.WriteString("ReturnValuesOnConditionCheckFailure", "ALL_OLD");
        }

        printer.WriteNamesAndValues(writer);
    }

    /// <summary>A request that asks what it uses, unless it is not about items, or says whether it wants to know.</summary>
    public static BackendRequest AskingForCapacity(BackendRequest request, RequestFacts facts) =>
        facts is { Tables.Count: > 0, AsksForCapacity: false } && Operations.IsOfItems(request.Operation) ? request with { Body = WithCapacity(request.Body) } : request;

    /// <summary>The body of a request that does not ask what it uses, and now does.</summary>
    /// <param name="body">An object with a member.</param>
    public static ReadOnlyMemory<byte> WithCapacity(ReadOnlyMemory<byte> body) =>
        (byte[])[.. "{\"ReturnConsumedCapacity\":\"TOTAL\","u8, .. body.Span.TrimStart(" \t\r\n"u8)[1..]];
}
