using System.Text.Json.Nodes;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>A live endpoint whose tables are changed, with a table of orders and who writes them meanwhile.</summary>
public abstract class EndpointSuite<TEndpoint> : IAsyncLifetime
    where TEndpoint : IEndpoint, new()
{
    private protected const int Items = 120;

    private readonly TEndpoint _endpoint = new();

    private protected Place At { get; private set; } = null!;

    public virtual async ValueTask InitializeAsync() => At = new Place(await _endpoint.StartAsync());

    public async ValueTask DisposeAsync()
    {
        await _endpoint.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    private protected async Task<IEnumerable<string>> TablesAsync() =>
        (await At.SendAsync("ListTables", "{}"))["TableNames"]!.AsArray().Select(name => name!.GetValue<string>()).Order(StringComparer.Ordinal);

    private protected async Task OrdersAsync(EntitySchema entity)
    {
        await At.ApplyAsync(Shape.Database(entity));
        await FillAsync();
    }

    private protected async Task FillAsync()
    {
        foreach (var number in Enumerable.Range(0, Items))
            await At.PutAsync("Orders", Order(number));
    }

    // Some lack A, some B; C is different in each.
    private protected static string Order(int number)
    {
        var item = new JsonObject
        {
            ["Id"] = new JsonObject { ["S"] = Place.Number(number) },
            ["C"] = new JsonObject { ["S"] = $"c{number}" },
            ["N"] = new JsonObject { ["N"] = Place.Number(number) },
        };
        if (number % 3 != 0)
            item["A"] = new JsonObject { ["S"] = $"a{number % 7}" };
        if (number % 5 != 0)
            item["B"] = new JsonObject { ["S"] = $"b{number % 4}" };
        return item.ToJsonString();
    }

    // An application that inserts, changes and deletes while the tables are changed.
    private protected async Task MeanwhileAsync(Func<Task> change, Func<string, string>? written = null)
    {
        using var done = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !done.IsCancellationRequested || number < 60; number++)
            {
                var id = Items - 40 + (number % 80);
                if (number % 4 == 3)
                    await At.SendAsync("DeleteItem", $$$$"""{"TableName":"Orders","Key":{"Id":{"S":"{{{{id}}}}"}}}""");
                else
                {
                    var item = Order(id).Replace("a1", "a" + Place.Number(number), StringComparison.Ordinal);
                    await At.PutAsync("Orders", written is null ? item : written(item));
                }

                await Task.Delay(1);
            }
        });
        await change();
        await done.CancelAsync();
        await writing;
    }

    private protected static string WithBothNames(string json)
    {
        var item = JsonNode.Parse(json)!.AsObject();
        if (item["A"] is { } value)
            item["D"] = value.DeepClone();
        return item.ToJsonString();
    }

    private protected async Task<IReadOnlyList<JsonObject>> StoredAsync() => [.. (await At.ItemsAsync("Orders")).Select(item => JsonNode.Parse(item)!.AsObject())];

    // An index without a projection of its own holds every item that has its key, whole.
    private protected async Task IsWholeAsync(string index, Func<JsonObject, bool> has) =>
        Assert.Equal((await StoredAsync()).Where(has).Select(Place.Plain).Order(StringComparer.Ordinal), await At.ItemsAsync("Orders", index));

    private protected async Task<IReadOnlyList<string>> ClaimsAsync() =>
        [.. (await At.ItemsAsync("UniqueKeys")).Select(claim => JsonNode.Parse(claim)!["Claim"]!["S"]!.GetValue<string>()).Order(StringComparer.Ordinal)];

    private protected async Task<string> ExpiryAsync() => (await At.SendAsync("DescribeTimeToLive", """{"TableName":"Orders"}"""))["TimeToLiveDescription"]!["TimeToLiveStatus"]!.GetValue<string>();

    private protected async Task<string> RecoveryAsync(string table) =>
        (await At.SendAsync("DescribeContinuousBackups", $$"""{"TableName":"{{table}}"}"""))["ContinuousBackupsDescription"]!["PointInTimeRecoveryDescription"]!["PointInTimeRecoveryStatus"]!.GetValue<string>();

    private protected async Task WaitAsync()
    {
        while ((await At.SendAsync("DescribeTable", """{"TableName":"Orders"}"""))["Table"]!["TableStatus"]!.GetValue<string>() != "ACTIVE")
            await Task.Delay(20, TestContext.Current.CancellationToken);
    }

    private protected async Task FitsAsync(DatabaseSchema schema)
    {
        var plan = await At.PlanAsync(schema);
        Assert.Equal([], plan.Steps.Select(step => step.Description));
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Drift);
    }
}
