using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Applying;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests;

/// <summary>An endpoint as a test uses it: raw requests, plans and changes.</summary>
internal sealed class Place(IBackend backend)
{
    private static readonly MultiTableLayout Layout = new();

    public IBackend Backend => backend;

    public async Task<SchemaPlan> PlanAsync(DatabaseSchema schema) => SchemaPlan.Of(schema, Layout, await LiveState.ReadAsync(backend, schema, Layout, TestContext.Current.CancellationToken));

    /// <summary>Plans and carries out, and allows whatever it destroys.</summary>
    public async Task<IReadOnlyList<AppliedStep>> ApplyAsync(DatabaseSchema schema, IItemCode? code = null) => await ApplyAsync(await PlanAsync(schema), code);

    public Task<IReadOnlyList<AppliedStep>> ApplyAsync(SchemaPlan plan, IItemCode? code = null) => SchemaChange.ApplyAsync(
        backend, plan, Options with { Code = code, Destroy = [.. plan.Steps.Where(step => step.Severity == Severity.Destructive).Select(step => step.Subject).Distinct()] }, null, TestContext.Current.CancellationToken);

    /// <summary>Carries out the next steps of a plan that change items alone.</summary>
    public Task<IReadOnlyList<AppliedStep>> ApplyItemsAsync(SchemaPlan plan, IItemCode? code = null, IBackend? through = null) =>
        SchemaChange.ApplyAsync(through ?? backend, plan, Options with { Code = code, IsDataOnly = true }, null, TestContext.Current.CancellationToken);

    /// <summary>Undoes the last plan, and allows what loses no item.</summary>
    public async Task<Rollback> BackAsync(IBackend? through = null, params string[] destroy)
    {
        var back = await Rollback.FindAsync(backend, Layout, destroy, TestContext.Current.CancellationToken);
        var options = Options with { Code = new JoinCode(), Undoes = back, Destroy = [.. destroy, .. back.Plan.Steps.OfType<StartExpiry>().Select(step => step.Subject)] };
        await SchemaChange.ApplyAsync(through ?? backend, back.Plan, options, null, TestContext.Current.CancellationToken);
        return back;
    }

    /// <summary>As if the time of a dead run's lease were over.</summary>
    public Task ForgetLeaseAsync() => SendAsync("DeleteItem", """{"TableName":"_fx.Changes","Key":{"Kind":{"S":"lock"},"Name":{"S":"lock"}}}""");

    public static ApplyOptions Options { get; } = new() { Who = "a test", Lease = TimeSpan.FromSeconds(30) };

    public async Task<JsonNode> SendAsync(string operation, string body)
    {
        using var answer = await backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), TestContext.Current.CancellationToken);
        return answer.IsSuccess ? JsonNode.Parse(answer.Body.Span)! : throw new InvalidOperationException($"{operation}: {Encoding.UTF8.GetString(answer.Body.Span)}");
    }

    public Task PutAsync(string table, string item) => SendAsync("PutItem", $$"""{"TableName":"{{table}}","Item":{{item}}}""");

    /// <summary>Puts 25 items at most.</summary>
    public Task PutManyAsync(string table, IEnumerable<string> items) =>
        SendAsync("BatchWriteItem", $$"""{"RequestItems":{"{{table}}":[{{string.Join(',', items.Select(item => $"{{\"PutRequest\":{{\"Item\":{item}}}}}"))}}]} }""");

    /// <summary>The items of a table or an index, without what is the layout's own, in the order of their texts.</summary>
    public async Task<IReadOnlyList<string>> ItemsAsync(string table, string? index = null) => [.. (await ScanAsync(table, index)).Select(Plain).Order(StringComparer.Ordinal)];

    /// <summary>The same with what is the layout's own.</summary>
    public async Task<IReadOnlyList<string>> StoredAsync(string table, string? index = null) => [.. (await ScanAsync(table, index)).Select(Sorted).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyList<JsonObject>> ScanAsync(string table, string? index)
    {
        var items = new List<JsonObject>();
        JsonNode? after = null;
        do
        {
            var page = await SendAsync("Scan", $$"""{"TableName":"{{table}}"{{(index is null ? "" : $",\"IndexName\":\"{index}\"")}}{{(after is null ? "" : $",\"ExclusiveStartKey\":{after.ToJsonString()}")}}}""");
            items.AddRange(page["Items"]!.AsArray().Select(item => item!.AsObject()));
            after = page["LastEvaluatedKey"];
        }
        while (after is not null);
        return items;
    }

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Plain(JsonObject item) => Sorted(item.Where(attribute => !attribute.Key.StartsWith("_fx.", StringComparison.Ordinal)));

    private static string Sorted(IEnumerable<KeyValuePair<string, JsonNode?>> item) =>
        JsonSerializer.Serialize(item.OrderBy(attribute => attribute.Key, StringComparer.Ordinal).ToDictionary(attribute => attribute.Key, attribute => attribute.Value));
}
