using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTimeToLive.html. In force at once, and it may be changed again
/// at once.
/// </summary>
internal sealed class UpdateTimeToLive(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = TableNames.Read(request);
        var (isEnabled, attribute) = Read(request);
        var table = engine.Tables.Describe(name);
        if (table.StatusAt(engine.Options.Time.GetUtcNow()) == StateChange.Creating)
            throw Faults.TableNotFound(table.Definition.Name);
        engine.Tables.Change(table, stored => Change(stored, isEnabled, attribute));
        engine.Expiry.Start();
        response.WriteStartObject();
        response.WriteStartObject("TimeToLiveSpecification"u8);
        response.WriteString("AttributeName"u8, attribute);
        response.WriteBoolean("Enabled"u8, isEnabled);
        response.WriteEndObject();
        response.WriteEndObject();
    }

    private static (bool IsEnabled, string Attribute) Read(Request request)
    {
        var given = request.Object("TimeToLiveSpecification");
        var found = new Constraints().Required("timeToLiveSpecification", given);
        if (given is { } specification)
            found.Required("timeToLiveSpecification.attributeName", specification.Text("AttributeName"))
                .Length("timeToLiveSpecification.attributeName", specification.Text("AttributeName"), 1, 255)
                .Required("timeToLiveSpecification.enabled", specification.Flag("Enabled"));
        found.Check();
        return (given!.Value.Flag("Enabled")!.Value, given.Value.Text("AttributeName")!);
    }

    private static StoredTable Change(StoredTable stored, bool isEnabled, string attribute)
    {
        if (!isEnabled && stored.TimeToLive is null)
            throw Faults.Validation("TimeToLive is already disabled");
        if (stored.TimeToLive is { } had && had != attribute)
            throw Faults.Validation("TimeToLive is active on a different AttributeName: current AttributeName is " + had);
        if (isEnabled && stored.TimeToLive is not null)
            throw Faults.Validation("TimeToLive is already enabled");
        return stored with { TimeToLive = isEnabled ? attribute : null };
    }
}
