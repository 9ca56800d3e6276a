using System.Text.Json;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Transactions;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Engine.Operations;

/// <summary>What PutItem, UpdateItem and DeleteItem have in common: one write, committed, and its ReturnValues.</summary>
internal static class SingleWrite
{
    public static void Run(EngineContext engine, Request request, Utf8JsonWriter response, ItemWrite write)
    {
        var returned = request.Text("ReturnValues") ?? "NONE";
        var tally = CapacityTally.Of(request);
        var metrics = CollectionMetrics.Of(request);

        WriteEffect effect;
        using (var session = engine.Database.BeginWrite())
        {
            effect = Writing.Plan(session, write, tally);
            Writing.Apply(session, effect, tally);
            metrics.Add(session, effect);
            session.Commit();
        }

        response.WriteStartObject();
        WriteReturned(response, returned, effect);
        tally.WriteOne(response);
        metrics.WriteOne(response);
        response.WriteEndObject();
    }

    private static void WriteReturned(Utf8JsonWriter response, string returned, WriteEffect effect)
    {
        switch (returned)
        {
            case "ALL_OLD":
                WriteAttributes(response, effect.Before?.Json);
                break;
            case "ALL_NEW":
                WriteAttributes(response, effect.After?.Json);
                break;
            case "UPDATED_OLD":
                WriteAttributes(response, Touched(effect, effect.Before));
                break;
            case "UPDATED_NEW":
                WriteAttributes(response, Touched(effect, effect.After));
                break;
        }
    }

    private static byte[]? Touched(WriteEffect effect, StoredItem? item)
    {
        var paths = ((UpdateWrite)effect.Write).Touched;
        if (item is null || paths.IsEmpty)
            return null;
        using var buffer = new ResponseBuffer();
        Projector.Project(new ProjectionExpression(paths), item.Value.Json, buffer);
        return buffer.Written.Length > "{}".Length ? buffer.Written.ToArray() : null;
    }

    private static void WriteAttributes(Utf8JsonWriter response, byte[]? json)
    {
        if (json is null)
            return;
        response.WritePropertyName("Attributes"u8);
        response.WriteRawValue(json, skipInputValidation: true);
    }
}
