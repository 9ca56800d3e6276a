using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Cli.Tests;

/// <summary>Deploys templates as CloudFormation does: what is new is made, what differs is changed, one index of a table in an update, and what is gone is let go of and stays.</summary>
internal sealed class TemplateStack(IBackend backend)
{
    private Dictionary<string, JsonObject> _tables = [];

    public async Task DeployAsync(string template)
    {
        var tables = JsonNode.Parse(template)!["Resources"]!.AsObject().Where(resource => resource.Value!["Type"]!.GetValue<string>() == "AWS::DynamoDB::Table")
            .ToDictionary(resource => resource.Key, resource => resource.Value!["Properties"]!.AsObject());
        foreach (var (id, table) in tables)
        {
            if (!_tables.TryGetValue(id, out var old))
                await CreateAsync(table);
            else
                await UpdateAsync(old, table);
        }

        _tables = tables;
    }

    private async Task CreateAsync(JsonObject table)
    {
        var body = table.DeepClone().AsObject();
        body.Remove("PointInTimeRecoverySpecification");
        body.Remove("TimeToLiveSpecification");
        await backend.CallAsync("CreateTable", body.ToJsonString());
        await WaitAsync(NameOf(table));
        var recovery = new JsonObject { ["TableName"] = NameOf(table), ["PointInTimeRecoverySpecification"] = table["PointInTimeRecoverySpecification"]!.DeepClone() };
        await backend.CallAsync("UpdateContinuousBackups", recovery.ToJsonString());
    }

    private async Task UpdateAsync(JsonObject old, JsonObject table)
    {
        var (before, after) = (IndexesOf(old), IndexesOf(table));
        var updates = before.Keys.Except(after.Keys).Select(name => new JsonObject { ["Delete"] = new JsonObject { ["IndexName"] = name } })
            .Concat(after.Keys.Except(before.Keys).Select(name => new JsonObject { ["Create"] = after[name].DeepClone() })).ToList();
        Assert.All(before.Keys.Intersect(after.Keys), name => Assert.Equal(before[name].ToJsonString(), after[name].ToJsonString()));
        Assert.True(updates.Count < 2, $"Cannot perform more than one GSI creation or deletion in a single update: {NameOf(table)}");
        var body = new JsonObject { ["TableName"] = NameOf(table) };
        if (updates is [var update])
        {
            body["AttributeDefinitions"] = table["AttributeDefinitions"]!.DeepClone();
            body["GlobalSecondaryIndexUpdates"] = new JsonArray(update);
        }

        if (table["DeletionProtectionEnabled"]!.GetValue<bool>() != old["DeletionProtectionEnabled"]!.GetValue<bool>())
            body["DeletionProtectionEnabled"] = table["DeletionProtectionEnabled"]!.DeepClone();
        foreach (var same in (string[])["KeySchema", "BillingMode", "TimeToLiveSpecification", "PointInTimeRecoverySpecification"])
            Assert.Equal(old[same]?.ToJsonString(), table[same]?.ToJsonString());
        if (body.Count == 1)
            return;
        await backend.CallAsync("UpdateTable", body.ToJsonString());
        await WaitAsync(NameOf(table));
    }

    private static Dictionary<string, JsonNode> IndexesOf(JsonObject table) =>
        (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).ToDictionary(index => index!["IndexName"]!.GetValue<string>(), index => index!);

    private static string NameOf(JsonObject table) => table["TableName"]!.GetValue<string>();

    private async Task WaitAsync(string name)
    {
        while ((await backend.CallAsync("DescribeTable", $$"""{"TableName":"{{name}}"}"""))["Table"]! is var table
            && (table["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index => index!["IndexStatus"]!).Append(table["TableStatus"]!).Any(status => status.GetValue<string>() != "ACTIVE"))
            await Task.Delay(10, TestContext.Current.CancellationToken);
    }
}
