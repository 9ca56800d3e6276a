using System.Globalization;
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

    // A table of so many orders, which is more than a page of each segment of a sweep.
    private protected async Task OrdersAsync(int count, Func<int, string>? order = null)
    {
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order")));
        foreach (var batch in Enumerable.Range(0, count).Chunk(25))
            await At.PutManyAsync("Orders", batch.Select(order ?? Order));
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

    // An application that inserts, changes and deletes orders while the tables are changed.
    private protected Task MeanwhileAsync(Func<Place, Task> change, Func<string, string>? written = null) =>
        WritingAsync(change, number => WriteAsync(number, written));

    // The same, with a change that leaves orders as they are: each is as the application left it, whenever it looks.
    private protected async Task UndisturbedAsync(Func<Place, Task> change, Func<string, string>? written = null)
    {
        var left = (await StoredAsync()).ToDictionary(order => order["Id"]!["S"]!.GetValue<string>(), Place.Plain);
        await WritingAsync(change, async number =>
        {
            var id = IdOf(number);
            Assert.Equal(left.GetValueOrDefault(id), (await FindAsync(id)) is { } order ? Place.Plain(order) : null);
            left.Remove(id);
            if (await WriteAsync(number, written) is { } item)
                left.Add(id, item);
        });
        Assert.Equal(left.Values.Order(StringComparer.Ordinal), await At.ItemsAsync("Orders"));
    }

    private static string IdOf(int number) => Place.Number(Items - 40 + (number % 80));

    // W says which write it was. Returns the item, unless that is deleted.
    private async Task<string?> WriteAsync(int number, Func<string, string>? written)
    {
        var id = IdOf(number);
        if (number % 4 == 3)
        {
            await At.SendAsync("DeleteItem", $$$$"""{"TableName":"Orders","Key":{"Id":{"S":"{{{{id}}}}"}}}""");
            return null;
        }

        var item = $$$"""{{{Order(int.Parse(id, CultureInfo.InvariantCulture)).Replace("a1", "a" + Place.Number(number), StringComparison.Ordinal)[..^1]}}},"W":{"N":"{{{number}}}"}}""";
        item = written is null ? item : written(item);
        await At.PutAsync("Orders", item);
        return Place.Plain(JsonNode.Parse(item)!.AsObject());
    }

    private async Task<JsonObject?> FindAsync(string id) =>
        (await At.SendAsync("GetItem", $$$$"""{"TableName":"Orders","Key":{"Id":{"S":"{{{{id}}}}"}},"ConsistentRead":true}"""))["Item"]?.AsObject();

    // Each request of the change waits for a write of the application, so that some come between any two, however fast the endpoint is.
    private protected async Task WritingAsync(Func<Place, Task> change, Func<int, Task> write)
    {
        using var done = new CancellationTokenSource();
        var written = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writing = Task.Run(async () =>
        {
            for (var number = 0; !done.IsCancellationRequested || number < 60; number++)
            {
                await write(number);
                Interlocked.Exchange(ref written, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
                await Task.Delay(1);
            }
        });
        try
        {
            await change(new Place(new InterleavedBackend(At.Backend, () => Task.WhenAny(Volatile.Read(ref written).Task, writing))));
        }
        finally
        {
            await done.CancelAsync();
            await writing;
        }
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
        while ((await At.SendAsync("DescribeTable", """{"TableName":"Orders"}"""))["Table"] is var table
            && (table!["GlobalSecondaryIndexes"]?.AsArray() ?? []).Select(index => index!["IndexStatus"]!).Prepend(table["TableStatus"]!).Any(status => status.GetValue<string>() != "ACTIVE"))
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
