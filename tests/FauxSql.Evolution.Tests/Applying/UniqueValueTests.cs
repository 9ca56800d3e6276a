using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Evolution.Applying;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Values become unique while others are in the way.</summary>
public sealed class UniqueValueTests : EndpointSuite<InProcess>
{
    private static readonly DatabaseSchema Unique = Shape.Database(Shape.Entity("Order").Unique("C"));

    [Fact]
    public async Task What_others_keep_changing_is_claimed_when_they_leave_it_alone()
    {
        await OrdersAsync(Shape.Entity("Order").Unique("B", within: "Id"));
        var unique = Shape.Database(Shape.Entity("Order").Unique("B", within: "Id").Unique("C"));
        var changes = 0;
        await SchemaChange.ApplyAsync(
            new MeddlingBackend(At.Backend, async request =>
            {
                // What the transaction checks of the item is not as it was read.
                if (IsClaimOf("c7", request) && ++changes <= 12)
                    await At.PutAsync("Orders", $$$"""{"Id":{"S":"7"},"C":{"S":"c7"},"B":{"S":"{{{changes}}}"}}""");
                return null;
            }),
            await At.PlanAsync(unique),
            Place.Options,
            null,
            TestContext.Current.CancellationToken);
        Assert.Equal(13, changes);
        await IsClaimedAsync(unique);
    }

    [Fact]
    public async Task What_had_a_value_twice_and_has_it_no_longer_is_no_duplicate()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.PutAsync("Orders", """{"Id":{"S":"twin"},"C":{"S":"c5"}}""");
        var asked = 0;
        await ApplyAsync(new MeddlingBackend(At.Backend, async request =>
        {
            if (request.Operation == "BatchGetItem" && Interlocked.Increment(ref asked) == 1)
                await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"twin"}}}""");
            return null;
        }));
        Assert.Equal(1, asked);
        await IsClaimedAsync(Unique);
    }

    [Fact]
    public async Task A_value_that_is_taken_twice_after_the_search_is_named()
    {
        await OrdersAsync(Shape.Entity("Order"));
        var asked = 0;
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => ApplyAsync(new MeddlingBackend(At.Backend, async request =>
        {
            if (IsScanOfClaims(request) && Interlocked.Increment(ref asked) == 1)
                await At.PutAsync("Orders", """{"Id":{"S":"9"},"C":{"S":"c8"}}""");
            return null;
        })));
        Assert.StartsWith("1 values of Orders.C cannot be unique; they were written after the search for such values. Mend the items, and run the same command again:\n  c8 of ", refused.Message, StringComparison.Ordinal);
        Assert.Equal("Look for two items of Orders with the same C, and claim each value for the item that has it", Assert.Single((await At.PlanAsync(Unique)).Steps).Description);

        await At.PutAsync("Orders", """{"Id":{"S":"9"},"C":{"S":"nine"}}""");
        await At.ApplyAsync(Unique);
        await IsClaimedAsync(Unique);
    }

    [Fact]
    public async Task A_class_that_is_given_another_name_claims_its_values_by_it()
    {
        await OrdersAsync(Shape.Entity("Order"));
        await At.ApplyAsync(Unique);
        var renamed = Shape.Database(Shape.Entity("Order").Unique("C") with { Name = "Purchase" });
        await At.ApplyAsync(renamed);
        Assert.Equal((await StoredAsync()).Select(item => $"Purchase.C#{item["C"]!["S"]}").Order(StringComparer.Ordinal), await ClaimsAsync());
        await FitsAsync(renamed);
    }

    [Fact]
    public async Task All_values_that_come_again_are_counted_and_ten_are_named()
    {
        await OrdersAsync(Shape.Entity("Order"));
        foreach (var number in Enumerable.Range(0, 118))
            await At.PutAsync("Orders", $$$"""{"Id":{"S":"twin{{{number}}}"},"C":{"S":"c{{{number}}}"}}""");
        await At.PutAsync("Orders", """{"Id":{"S":"third"},"C":{"S":"c0"}}""");
        await At.PutAsync("Orders", $$$"""{"Id":{"S":"long"},"C":{"S":"{{{new string('c', 3000)}}}"}}""");
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(Unique));
        Assert.StartsWith("119 values of Orders.C cannot be unique; none was claimed.", refused.Message, StringComparison.Ordinal);
        Assert.Equal(11, refused.Message.Split('\n').Length);
        Assert.Contains("of long: the value is too long by 960 bytes to be claimed", refused.Message, StringComparison.Ordinal);
        Assert.Empty(await ClaimsAsync());
    }

    [Fact]
    public async Task What_is_mended_after_an_interruption_and_a_refusal_is_claimed_too()
    {
        const int many = 2500; // more than a page of each segment
        await OrdersAsync(many);
        var claimed = 0;
        await Assert.ThrowsAsync<CutException>(() => ApplyAsync(new MeddlingBackend(At.Backend, request => request.Operation == "TransactWriteItems" && Interlocked.Increment(ref claimed) > many - 50
            ? throw new CutException()
            : Task.FromResult<BackendResponse?>(null))));
        Assert.Equal(4, (await At.StoredAsync("_fx.Changes")).Count(entry => entry.Contains("\"checkpoint\"", StringComparison.Ordinal)));
        var checkpointed = ((await ClaimsAsync())[0])["Order.C#".Length..];
        await At.ForgetLeaseAsync();

        // All items that have a claim get another value, as an old version would write it, and a duplicate is there meanwhile.
        await At.PutAsync("Orders", $$$"""{"Id":{"S":"twin"},"C":{"S":"{{{checkpointed}}}"}}""");
        var refused = await Assert.ThrowsAsync<EvolutionException>(() => At.ApplyAsync(Unique));
        Assert.StartsWith("1 values of Orders.C cannot be unique", refused.Message, StringComparison.Ordinal);
        await At.SendAsync("DeleteItem", """{"TableName":"Orders","Key":{"Id":{"S":"twin"}}}""");
        foreach (var number in Enumerable.Range(0, 500))
            await At.PutAsync("Orders", Order(number).Replace($"\"c{number}\"", $"\"other{number}\"", StringComparison.Ordinal));
        await At.ApplyAsync(Unique);
        await IsClaimedAsync(Unique);
    }

    private static bool IsClaimOf(string value, BackendRequest request) =>
        request.Operation == "TransactWriteItems" && Encoding.UTF8.GetString(request.Body.Span).Contains($"\"Order.C#{value}\"", StringComparison.Ordinal);

    private static bool IsScanOfClaims(BackendRequest request) => request.Operation == "Scan" && Encoding.UTF8.GetString(request.Body.Span).Contains("\"UniqueKeys\"", StringComparison.Ordinal);

    private async Task ApplyAsync(IBackend backend) => await SchemaChange.ApplyAsync(backend, await At.PlanAsync(Unique), Place.Options, null, TestContext.Current.CancellationToken);

    // Each item has the claim to its value, and there is no other claim.
    private async Task IsClaimedAsync(DatabaseSchema schema)
    {
        var expected = (await StoredAsync()).Select(item => $"Order.C#{item["C"]!["S"]} {item["Id"]!["S"]}").Order(StringComparer.Ordinal);
        Assert.Equal(expected, (await At.ItemsAsync("UniqueKeys")).Where(claim => claim.Contains("Order.C#", StringComparison.Ordinal)).Select(claim => JsonNode.Parse(claim)!).Select(claim => $"{claim["Claim"]!["S"]} {claim["Owner"]!["S"]}").Order(StringComparer.Ordinal));
        await FitsAsync(schema);
    }
}
