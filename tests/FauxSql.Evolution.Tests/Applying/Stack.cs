using System.Text.Json.Nodes;
using FauxSql.Layouts;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Owns tables as a stack of CloudFormation does: an update of it says what they are to be, and makes or drops one index of a table at most, and nothing else of that table's.</summary>
internal sealed class Stack(Place place, IReadOnlyList<PhysicalTable> tables)
{
    private IReadOnlyList<PhysicalTable> _tables = tables;

    public async Task DeployAsync(IReadOnlyList<PhysicalTable> wanted)
    {
        foreach (var table in wanted)
        {
            if (_tables.FirstOrDefault(other => other.Name == table.Name) is { } old)
                await UpdateAsync(old, table);
            else
                await CreateAsync(table);
        }

        foreach (var gone in _tables.Where(table => wanted.All(other => other.Name != table.Name)))
        {
            await place.SendAsync("DeleteTable", $$"""{"TableName":"{{gone.Name}}"}""");
            while ((await place.SendAsync("ListTables", "{}"))["TableNames"]!.AsArray().Any(name => name!.GetValue<string>() == gone.Name))
                await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        _tables = wanted;
    }

    private async Task CreateAsync(PhysicalTable table)
    {
        var body = new JsonObject
        {
            ["TableName"] = table.Name,
            ["AttributeDefinitions"] = DefinitionsOf(table),
            ["KeySchema"] = KeyOf(table.Key),
            ["BillingMode"] = table.Billing is { IsOnDemand: false } ? "PROVISIONED" : "PAY_PER_REQUEST",
            ["DeletionProtectionEnabled"] = table.IsDeletionProtected == true,
        };
        if (CapacityOf(table) is { } capacity)
            body["ProvisionedThroughput"] = capacity;
        if (table.Indexes.Count > 0)
            body["GlobalSecondaryIndexes"] = new JsonArray([.. table.Indexes.Select(index => IndexOf(table, index))]);
        await place.SendAsync("CreateTable", body.ToJsonString());
        await WaitAsync(table.Name);
        if (table.TimeToLive is { } attribute)
            await ExpireAsync(table.Name, attribute, isOn: true);
    }

    private async Task UpdateAsync(PhysicalTable old, PhysicalTable table)
    {
        var updates = new List<JsonObject>();
        foreach (var index in old.Indexes.Where(index => !table.Indexes.Any(other => IndexOf(table, other).ToJsonString() == IndexOf(old, index).ToJsonString()) || KindsOf(old, index) != KindsOf(table, index)))
            updates.Add(new() { ["GlobalSecondaryIndexUpdates"] = new JsonArray(new JsonObject { ["Delete"] = new JsonObject { ["IndexName"] = index.Name } }) });
        foreach (var index in table.Indexes.Where(index => !old.Indexes.Any(other => IndexOf(old, other).ToJsonString() == IndexOf(table, index).ToJsonString()) || KindsOf(old, index) != KindsOf(table, index)))
            updates.Add(new() { ["AttributeDefinitions"] = DefinitionsOf(table), ["GlobalSecondaryIndexUpdates"] = new JsonArray(new JsonObject { ["Create"] = IndexOf(table, index) }) });
        if (CapacityOf(old)?.ToJsonString() != CapacityOf(table)?.ToJsonString())
            updates = [BillingOf(table)]; // the indexes' capacity changes with it
        if ((old.IsDeletionProtected == true) != (table.IsDeletionProtected == true))
            updates.Add(new() { ["DeletionProtectionEnabled"] = table.IsDeletionProtected });
        Assert.True(updates.Count + (old.TimeToLive == table.TimeToLive ? 0 : 1) < 2, $"Cannot perform more than one GSI creation or deletion in a single update: {table.Name}");
        foreach (var update in updates)
        {
            update["TableName"] = table.Name;
            await place.SendAsync("UpdateTable", update.ToJsonString());
            await WaitAsync(table.Name);
        }

        if (old.TimeToLive != table.TimeToLive)
            await ExpireAsync(table.Name, table.TimeToLive ?? old.TimeToLive!, isOn: table.TimeToLive is not null);
    }

    private static JsonObject BillingOf(PhysicalTable table)
    {
        var update = new JsonObject { ["BillingMode"] = CapacityOf(table) is null ? "PAY_PER_REQUEST" : "PROVISIONED" };
        if (CapacityOf(table) is { } capacity)
        {
            update["ProvisionedThroughput"] = capacity;
            if (table.Indexes.Count > 0)
                update["GlobalSecondaryIndexUpdates"] = new JsonArray([.. table.Indexes.Select(index => new JsonObject { ["Update"] = new JsonObject { ["IndexName"] = index.Name, ["ProvisionedThroughput"] = CapacityOf(table) } })]);
        }

        return update;
    }

    private Task ExpireAsync(string table, string attribute, bool isOn) => place.SendAsync(
        "UpdateTimeToLive", $$$"""{"TableName":"{{{table}}}","TimeToLiveSpecification":{"AttributeName":"{{{attribute}}}","Enabled":{{{(isOn ? "true" : "false")}}}}}""");

    private async Task WaitAsync(string table)
    {
        while ((await place.SendAsync("DescribeTable", $$"""{"TableName":"{{table}}"}"""))["Table"] is var described
            && (described!["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index => index!["IndexStatus"]!).Prepend(described["TableStatus"]!).Any(status => status.GetValue<string>() != "ACTIVE"))
            await Task.Delay(5, TestContext.Current.CancellationToken);
    }

    private static string KindsOf(PhysicalTable table, IndexSchema index) => string.Join(' ', index.Key.Attributes.Select(name => table.KeyKinds.FirstOrDefault(kind => kind.Key == name).Value));

    private static JsonArray DefinitionsOf(PhysicalTable table) =>
        new([.. table.KeyKinds.Select(kind => new JsonObject { ["AttributeName"] = kind.Key, ["AttributeType"] = kind.Value.ToCode() })]);

    private static JsonObject IndexOf(PhysicalTable table, IndexSchema index)
    {
        var projection = new JsonObject { ["ProjectionType"] = index.Included switch { null => "ALL", { Count: 0 } => "KEYS_ONLY", _ => "INCLUDE" } };
        if (index.Included is { Count: > 0 } included)
            projection["NonKeyAttributes"] = new JsonArray([.. included.Order(StringComparer.Ordinal).Select(name => JsonValue.Create(name))]);
        var body = new JsonObject { ["IndexName"] = index.Name, ["KeySchema"] = KeyOf(index.Key), ["Projection"] = projection };
        if (CapacityOf(table) is { } capacity)
            body["ProvisionedThroughput"] = capacity;
        return body;
    }

    private static JsonArray KeyOf(KeySchema key) => new([
        .. key.Partition.Select(name => new JsonObject { ["AttributeName"] = name, ["KeyType"] = "HASH" }),
        .. key.Sort.Select(name => new JsonObject { ["AttributeName"] = name, ["KeyType"] = "RANGE" })]);

    private static JsonObject? CapacityOf(PhysicalTable table) => table.Billing is { IsOnDemand: false } billing
        ? new() { ["ReadCapacityUnits"] = billing.ReadUnits, ["WriteCapacityUnits"] = billing.WriteUnits }
        : null;
}
