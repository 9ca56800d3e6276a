using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTimeToLive.html</summary>
internal sealed class DescribeTimeToLive(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var table = engine.Tables.Describe(TableNames.Read(request));
        if (table.StatusAt(engine.Options.Time.GetUtcNow()) == StateChange.Creating)
            throw Faults.Validation("Cannot describe time to live while table is in CREATING state: Current table state is CREATING");
        var attribute = table.Stored.TimeToLive;
        response.WriteStartObject();
        response.WriteStartObject("TimeToLiveDescription"u8);
        response.WriteString("TimeToLiveStatus"u8, attribute is null ? "DISABLED"u8 : "ENABLED"u8);
        if (attribute is not null)
            response.WriteString("AttributeName"u8, attribute);
        response.WriteEndObject();
        response.WriteEndObject();
    }
}
