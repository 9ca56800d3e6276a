using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Runs that were interrupted, and what was done before the next one: nothing that is left is taken for done.</summary>
public sealed class InterruptedRunTests : EndpointSuite<InProcess>
{
    private const int Many = 2500; // more than a page of each of four segments

    [Fact]
    public async Task Two_models_that_take_turns_do_not_go_on_with_what_the_other_took_back()
    {
        await ManyAsync();
        var exactly = Shape.Database(Shape.Entity("Order").Unique("C"));
        var ignoringCase = Shape.Database(Shape.Entity("Order").WithUnique("C", new UniqueSchema(null, IgnoresCase: true, IgnoresBlanks: false)));
        await DieAsync(ignoringCase, After(Many - 50, IsClaimed));
        await DieAsync(exactly, After(10, IsClaimed));
        await DieAsync(ignoringCase, After(Many - 50, IsClaimed));
        await DieAsync(exactly, After(10, IsClaimed));
        await At.ApplyAsync(ignoringCase);
        Assert.Equal(await ExpectedAsync(item => item["C"]!["S"]!.GetValue<string>().ToLowerInvariant()), await ClaimsAsync());
        await FitsAsync(ignoringCase);
    }

    [Fact]
    public async Task Claims_that_an_interrupted_run_made_are_released_by_a_model_without_them()
    {
        var other = Shape.Entity("Other").Unique("C"); // for which the claims' table stays
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order").Unique("C"), other));
        await FillAsync();
        await DieAsync(Shape.Database(Shape.Entity("Order").Unique("C", within: "B"), other), After(10, IsClaimed));
        Assert.NotEmpty(await ClaimsAsync());
        await At.ApplyAsync(Shape.Database(Shape.Entity("Order"), other));
        Assert.Empty(await ClaimsAsync());
    }

    [Fact]
    public async Task What_comes_after_a_step_that_is_done_again_is_done_again_too()
    {
        await OrdersAsync(Shape.Entity("Order").Unique("B"));
        var schema = Shape.Database(Shape.Entity("Order").Derived("B", "A", "N").Unique("B").Unique("C"));
        await DieAsync(schema, request => IsClaimed(request) && Has(request, "Order.C#"));
        await DieAsync(schema, request => IsClaimed(request) && Has(request, "Order.C#"));
        await MendAsync();
        await DieAsync(schema, request => IsClaimed(request) && Has(request, "Order.B#"));
        await At.ApplyAsync(schema, new JoinCode());
        Assert.Equal(await ExpectedAsync(item => item["C"]!["S"]!.GetValue<string>(), "B", item => item["B"]?["S"]!.GetValue<string>()), await ClaimsAsync());
        await FitsAsync(schema);
    }

    [Fact]
    public async Task What_is_begun_anew_is_not_done_until_it_is_done_anew()
    {
        var before = Shape.Database(Shape.Entity("Order").Unique("C"));
        await At.ApplyAsync(before);
        await FillAsync();
        var schema = Shape.Database(Shape.Entity("Order").Unique("C", within: "Id").Unique("N"));
        await DieAsync(schema, request => IsClaimed(request) && Has(request, "Order.N#"));
        await DieAsync(schema, request => IsClaimed(request) && Has(request, "Order.N#"));
        await DieAsync(before, IsClaimed);
        await DieAsync(schema, IsClaimed);
        await At.ApplyAsync(schema);
        Assert.Equal(await ExpectedAsync(_ => null, "C", item => $"{item["Id"]!["S"]}"), (await ClaimsAsync()).Where(claim => claim.StartsWith("Order.C/", StringComparison.Ordinal)).Select(claim => claim.Split('#')[0].Replace('/', '#')));
        await FitsAsync(schema);
    }

    [Fact]
    public async Task What_is_mended_while_a_stack_is_waited_for_is_claimed_too()
    {
        await OrdersAsync(Shape.Entity("Order", Shape.Index("OldIndex", "A")).Unique("B"));
        var schema = Shape.Database(Shape.Entity("Order").Derived("B", "A", "N").Unique("B"));
        Assert.Equal(1, (await At.ApplyItemsAsync(await At.PlanAsync(schema), new JoinCode())).Sum(step => step.Quarantined));
        await MendAsync();
        await At.SendAsync("UpdateTable", """{"TableName":"Orders","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"OldIndex"}}]}""");
        await At.ApplyItemsAsync(await At.PlanAsync(schema), new JoinCode());
        Assert.Equal(await ExpectedAsync(item => null, "B", item => item["B"]?["S"]!.GetValue<string>()), await ClaimsAsync());
        await FitsAsync(schema);
    }

    [Fact]
    public async Task A_change_of_items_that_is_not_done_again_is_done()
    {
        await At.SendAsync("CreateTable", """{"TableName":"Orders","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}],"BillingMode":"PAY_PER_REQUEST"}""");
        await At.PutAsync("Orders", Order(1));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A")).ChangedBy("First"));
        await DieAsync(schema, request => request.Operation == "UpdateTable", new SuffixCode(1));
        await At.ApplyAsync(schema, new SuffixCode(1));
        await FitsAsync(schema);
    }

    [Fact]
    public async Task What_could_not_be_claimed_before_an_interruption_is_claimed_once_it_can_be()
    {
        const int twins = 100;
        await ManyAsync();
        var schema = Shape.Database(Shape.Entity("Order").Unique("C"));
        var (asked, claimed) = (0, 0);
        await Assert.ThrowsAnyAsync<Exception>(async () => await SchemaChange.ApplyAsync(
            new MeddlingBackend(At.Backend, async request =>
            {
                if (request.Operation == "Scan" && Has(request, "\"UniqueKeys\"") && Interlocked.Increment(ref asked) == 1)
                {
                    foreach (var number in Enumerable.Range(0, twins))
                        await At.PutAsync("Orders", $$$"""{"Id":{"S":"twin{{{number}}}"},"C":{"S":"C{{{number}}}"}}""");
                }

                return IsClaimed(request) && Interlocked.Increment(ref claimed) > Many - 50 ? throw new CutException() : null;
            }),
            await At.PlanAsync(schema),
            Place.Options,
            null,
            TestContext.Current.CancellationToken));

        // A version that knows that it is unique deletes those that have the claims.
        var owners = (await At.ItemsAsync("UniqueKeys")).Select(claim => JsonNode.Parse(claim)!).ToDictionary(claim => claim["Claim"]!["S"]!.GetValue<string>(), claim => claim["Owner"]!["S"]!.GetValue<string>());
        foreach (var number in Enumerable.Range(0, twins))
        {
            var owner = owners.GetValueOrDefault($"Order.C#C{number}");
            await At.SendAsync("DeleteItem", $$$$"""{"TableName":"Orders","Key":{"Id":{"S":"{{{{owner ?? $"twin{number}"}}}}"}}}""");
            if (owner is not null)
                await At.SendAsync("DeleteItem", $$$$"""{"TableName":"UniqueKeys","Key":{"Claim":{"S":"Order.C#C{{{{number}}}}"}}}""");
        }

        await At.ApplyAsync(schema);
        Assert.Equal(await ExpectedAsync(item => item["C"]!["S"]!.GetValue<string>()), await ClaimsAsync());
        await FitsAsync(schema);
    }

    [Fact]
    public async Task A_table_that_was_made_anew_meanwhile_is_filled_anew()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var schema = Shape.Database(Shape.Entity("Order", Shape.Index("AIndex", "A") with { Shards = 3 }));
        await DieAsync(schema, request => request.Operation == "UpdateTable");
        await At.SendAsync("DeleteTable", """{"TableName":"Orders"}""");
        await At.SendAsync("CreateTable", """{"TableName":"Orders","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],"AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}],"BillingMode":"PAY_PER_REQUEST"}""");
        await FillAsync();
        await At.ApplyAsync(schema);
        await IsWholeAsync("AIndex", item => item.ContainsKey("A"));
    }

    private static bool Has(BackendRequest request, string text) => Encoding.UTF8.GetString(request.Body.Span).Contains(text, StringComparison.Ordinal);

    private static bool IsClaimed(BackendRequest request) => request.Operation == "TransactWriteItems" && Has(request, "\"Update\"");

    private static Func<BackendRequest, bool> After(int most, Func<BackendRequest, bool> isCounted)
    {
        var counted = 0;
        return request => isCounted(request) && Interlocked.Increment(ref counted) > most;
    }

    private async Task DieAsync(DatabaseSchema schema, Func<BackendRequest, bool> at, IItemCode? code = null)
    {
        var dying = new MeddlingBackend(At.Backend, request => at(request) ? throw new CutException() : Task.FromResult<BackendResponse?>(null));
        var plan = await At.PlanAsync(schema);
        await Assert.ThrowsAsync<CutException>(() => SchemaChange.ApplyAsync(dying, plan, Place.Options with { Code = code ?? new JoinCode() }, null, TestContext.Current.CancellationToken));
    }

    private Task ManyAsync() => OrdersAsync(Many, static number => Order(number).Replace("\"c", "\"C", StringComparison.Ordinal));

    // The item that the code does not take.
    private Task MendAsync() => At.PutAsync("Orders", """{"Id":{"S":"77"},"A":{"S":"mended"},"B":{"S":"b"},"C":{"S":"c77"},"N":{"N":"78"}}""");

    private async Task<IEnumerable<string>> ExpectedAsync(Func<JsonObject, string?> c, string? attribute = null, Func<JsonObject, string?>? value = null)
    {
        var items = await StoredAsync();
        return items.Select(c).OfType<string>().Select(text => $"Order.C#{text}").Concat(items.Select(item => value?.Invoke(item)).OfType<string>().Select(text => $"Order.{attribute}#{text}")).Order(StringComparer.Ordinal);
    }
}
