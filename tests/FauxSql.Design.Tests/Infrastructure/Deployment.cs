using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>Does with a template on the embedded engine what CloudFormation does with one on AWS, and says which tables there are.</summary>
internal static class Deployment
{
    private const string OfTemplateOnly = "TimeToLiveSpecification PointInTimeRecoverySpecification";

    /// <summary>Creates the tables of a template.</summary>
    public static async Task DeployAsync(EmbeddedDynamo engine, string template, CancellationToken stop)
    {
        foreach (var (_, resource) in JsonNode.Parse(template)!["Resources"]!.AsObject().Where(resource => resource.Value!["Type"]!.GetValue<string>() == "AWS::DynamoDB::Table"))
        {
            var properties = resource!["Properties"]!.AsObject();
            await SendAsync(engine, "CreateTable", CreateTable(properties), stop);
            var name = properties["TableName"]!.GetValue<string>();
            if (properties["TimeToLiveSpecification"] is { } expiry)
                await SendAsync(engine, "UpdateTimeToLive", new JsonObject { ["TableName"] = name, ["TimeToLiveSpecification"] = expiry.DeepClone() }, stop);
            if (properties["PointInTimeRecoverySpecification"] is { } recovery)
                await SendAsync(engine, "UpdateContinuousBackups", new JsonObject { ["TableName"] = name, ["PointInTimeRecoverySpecification"] = recovery.DeepClone() }, stop);
        }
    }

    /// <summary>All tables as they are described, without what differs from one creation to another.</summary>
    public static async Task<IReadOnlyDictionary<string, JsonObject>> DescribeAsync(EmbeddedDynamo engine, CancellationToken stop)
    {
        var tables = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        foreach (var name in (await SendAsync(engine, "ListTables", [], stop))["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()))
        {
            var table = (await SendAsync(engine, "DescribeTable", new JsonObject { ["TableName"] = name }, stop))["Table"]!.DeepClone().AsObject();
            foreach (var changing in (string[])["CreationDateTime", "TableId", "LatestStreamArn", "LatestStreamLabel"])
                table.Remove(changing);
            (table["BillingModeSummary"] as JsonObject)?.Remove("LastUpdateToPayPerRequestDateTime");
            table["TimeToLive"] = (await SendAsync(engine, "DescribeTimeToLive", new JsonObject { ["TableName"] = name }, stop))["TimeToLiveDescription"]!.DeepClone();
            tables.Add(name, table);
        }

        return tables;
    }

    // What a template says at once, and the service takes in several requests.
    private static JsonObject CreateTable(JsonObject properties)
    {
        var request = properties.DeepClone().AsObject();
        foreach (var name in OfTemplateOnly.Split(' '))
            request.Remove(name);
        if (request["StreamSpecification"] is JsonObject stream)
            stream["StreamEnabled"] = true;
        if (request["SSESpecification"] is JsonObject encryption && encryption.Remove("SSEEnabled", out var enabled))
            encryption["Enabled"] = enabled;
        return request;
    }

    private static async Task<JsonObject> SendAsync(EmbeddedDynamo engine, string operation, JsonObject request, CancellationToken stop)
    {
        using var response = await engine.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(request.ToJsonString()), CallContext.None), stop);
        var text = Encoding.UTF8.GetString(response.Body.Span);
        Assert.True(response.IsSuccess, $"{operation} {request}: {text}");
        return JsonNode.Parse(text)!.AsObject();
    }
}
