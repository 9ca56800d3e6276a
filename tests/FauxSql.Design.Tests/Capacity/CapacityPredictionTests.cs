using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Design.Capacity;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Capacity;

/// <summary>
/// Figures computed by hand from AWS's pages, what is predicted, and what the engine charges: all three are the same.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.ThroughputConsiderations
/// </summary>
public sealed class CapacityPredictionTests : IAsyncLifetime
{
    private static readonly EntitySchema Note = NoteWith(included: null);

    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();

    public async ValueTask InitializeAsync()
    {
        foreach (var (table, projection) in new[] { ("Notes", """{"ProjectionType":"ALL"}"""), ("Narrow", """{"ProjectionType":"INCLUDE","NonKeyAttributes":["Title"]}""") })
        {
            await CallAsync("CreateTable", $$"""
                {"TableName":"{{table}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
                 "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},{"AttributeName":"Kind","AttributeType":"S"}],
                 "GlobalSecondaryIndexes":[{"IndexName":"KindIndex","KeySchema":[{"AttributeName":"Kind","KeyType":"HASH"}],"Projection":{{projection}}}]}
                """);
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Theory]
    [InlineData(1024, 0.5, 1, 2)]
    [InlineData(4095, 0.5, 1, 2)]
    [InlineData(4096, 0.5, 1, 2)]
    [InlineData(4097, 1, 2, 4)]
    [InlineData(8193, 1.5, 3, 6)]
    public async Task A_read_of_an_item_rounds_up_to_4_KB(int bytes, double eventual, double consistent, double transactional)
    {
        await PutAsync("Notes", ItemOf(bytes));

        Assert.Equal(eventual, CapacityPrediction.OfRead(ReadKind.Items, [bytes], isConsistent: false).ReadUnits);
        Assert.Equal(consistent, CapacityPrediction.OfRead(ReadKind.Items, [bytes], isConsistent: true).ReadUnits);
        Assert.Equal(transactional, CapacityPrediction.OfRead(ReadKind.Transaction, [bytes], isConsistent: true).ReadUnits);
        Assert.Equal(eventual, await ChargedAsync("GetItem", """{"TableName":"Notes","Key":{"Id":{"S":"1"}},"ReturnConsumedCapacity":"TOTAL"}"""));
        Assert.Equal(consistent, await ChargedAsync("GetItem", """{"TableName":"Notes","Key":{"Id":{"S":"1"}},"ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}"""));
        Assert.Equal(transactional, await ChargedAsync("TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"Notes","Key":{"Id":{"S":"1"}}}}],"ReturnConsumedCapacity":"TOTAL"}"""));
    }

    [Theory]
    [InlineData(2048, 2048, 0.5, 1)] // 4096 together, each up to 4096 alone
    [InlineData(2048, 2049, 1, 1)]
    [InlineData(4097, 4095, 1, 1.5)]
    [InlineData(4096, 0, 0.5, 1)] // one is not there
    public async Task A_page_is_added_up_before_it_is_rounded_and_a_batch_is_not(int first, int second, double page, double batch)
    {
        await PutAsync("Notes", ItemOf(first, kind: "k"));
        if (second > 0)
            await PutAsync("Notes", ItemOf(second, kind: "k", id: "2"));
        int[] found = second > 0 ? [first, second] : [first];

        Assert.Equal(page, CapacityPrediction.OfRead(ReadKind.Page, found, isConsistent: false).ReadUnits);
        Assert.Equal(batch, CapacityPrediction.OfRead(ReadKind.Items, [first, second], isConsistent: false).ReadUnits);
        Assert.Equal(page, await ChargedAsync("Query", """
            {"TableName":"Notes","IndexName":"KindIndex","KeyConditionExpression":"Kind = :k","ExpressionAttributeValues":{":k":{"S":"k"}},"ReturnConsumedCapacity":"TOTAL"}
            """));
        Assert.Equal(batch, await ChargedAsync("BatchGetItem", """{"RequestItems":{"Notes":{"Keys":[{"Id":{"S":"1"}},{"Id":{"S":"2"}}]}},"ReturnConsumedCapacity":"TOTAL"}"""));
    }

    [Fact]
    public void A_page_ends_with_the_item_that_brings_it_to_1_MB_and_an_empty_one_costs_as_the_smallest()
    {
        int[] large = [.. Enumerable.Repeat(300_000, 5)]; // 1,200,000 and 300,000: 292.97 and 73.24 steps of 4 KB

        Assert.Equal((293 + 74) * 0.5, CapacityPrediction.OfRead(ReadKind.Page, large, isConsistent: false).ReadUnits);
        Assert.Equal(0.5, CapacityPrediction.OfRead(ReadKind.Page, [], isConsistent: false).ReadUnits);
    }

    [Theory]
    [InlineData(1023, 1, 2)]
    [InlineData(1024, 1, 2)]
    [InlineData(1025, 2, 4)]
    [InlineData(4095, 4, 8)]
    [InlineData(4096, 4, 8)]
    [InlineData(4097, 5, 10)]
    public async Task A_write_rounds_the_larger_size_up_to_1_KB(int bytes, double single, double transactional)
    {
        Assert.Equal(single, CapacityPrediction.OfWrite(0, bytes, []).WriteUnits);
        Assert.Equal(single, CapacityPrediction.OfWrite(bytes, 100, []).WriteUnits);
        Assert.Equal(transactional, CapacityPrediction.OfWrite(100, bytes, [], isTransactional: true).WriteUnits);
        Assert.Equal(single, await PutAsync("Notes", ItemOf(bytes)));
        Assert.Equal(single, await PutAsync("Notes", ItemOf(100)));
        var put = new JsonObject { ["Put"] = new JsonObject { ["TableName"] = "Notes", ["Item"] = ItemOf(bytes) } };
        Assert.Equal(transactional, await ChargedAsync("TransactWriteItems", new JsonObject { ["TransactItems"] = new JsonArray(put), ["ReturnConsumedCapacity"] = "TOTAL" }.ToJsonString()));
    }

    // Units of the table and of the index, where the index holds all: of one step for what comes, goes or changes, of two for another key.
    [Theory]
    [InlineData(null, 0, "a", 1025, 2 + 2)]
    [InlineData("a", 1025, "a", 1026, 2 + 2)]
    [InlineData("a", 1025, "b", 2049, 3 + 2 + 3)]
    [InlineData("a", 1025, null, 500, 2 + 2)]
    [InlineData(null, 300, null, 400, 1)]
    [InlineData("a", 1025, "a", 1025, 2)]
    public async Task A_write_pays_for_the_entries_of_indexes_that_change(string? kindBefore, int before, string? kindAfter, int after, double units)
    {
        var (old, now) = (before == 0 ? null : ItemOf(before, kindBefore), ItemOf(after, kindAfter));
        if (old is not null)
            await PutAsync("Notes", old);

        Assert.Equal(units, CapacityPrediction.OfWrite(before, after, [IndexChange.Of(Note, Note.Indexes[0], ValuesOf(old), ValuesOf(now))]).WriteUnits);
        Assert.Equal(units, await PutAsync("Notes", now));
    }

    [Fact]
    public async Task An_entry_is_as_large_as_what_the_index_holds_and_what_it_does_not_hold_costs_nothing()
    {
        var narrow = NoteWith(included: ["Title"]);
        var (old, now) = (ItemOf(3000, "a"), ItemOf(5000, "a"));
        var (titled, transacted) = (ItemOf(5000, "a", title: "x"), ItemOf(5000, "b", title: "x"));

        Assert.Equal(3 + 1, await PutAsync("Narrow", old));
        Assert.Equal(5 + 0, await PutAsync("Narrow", now));
        Assert.Equal(5 + 1, await PutAsync("Narrow", titled));
        Assert.Equal(3 + 1, CapacityPrediction.OfWrite(0, 3000, [Change(null, old)]).WriteUnits);
        Assert.Equal(5 + 0, CapacityPrediction.OfWrite(3000, 5000, [Change(old, now)]).WriteUnits);
        Assert.Equal(5 + 1, CapacityPrediction.OfWrite(5000, 5000, [Change(now, titled)]).WriteUnits);

        // A transaction doubles what the table costs, and not what the index does.
        var put = new JsonObject { ["Put"] = new JsonObject { ["TableName"] = "Narrow", ["Item"] = transacted.DeepClone() } };
        Assert.Equal((2 * 5) + 2, await ChargedAsync("TransactWriteItems", new JsonObject { ["TransactItems"] = new JsonArray(put), ["ReturnConsumedCapacity"] = "TOTAL" }.ToJsonString()));
        Assert.Equal((2 * 5) + 2, CapacityPrediction.OfWrite(5000, 5000, [Change(titled, transacted)], isTransactional: true).WriteUnits);

        IndexChange Change(JsonObject? from, JsonObject to) => IndexChange.Of(narrow, narrow.Indexes[0], ValuesOf(from), ValuesOf(to));
    }

    [Fact]
    public void What_is_predicted_from_averages_is_labelled_an_estimate()
    {
        var estimate = CapacityPrediction.EstimateRead(ReadKind.Page, items: 100, averageBytes: 409.6, isConsistent: false);

        Assert.Equal(new CapacityPrediction(5.5, 0, IsEstimate: true), estimate);
        Assert.Equal("about 5.5 read units (estimate from averages)", estimate.ToString());
        Assert.True((CapacityPrediction.OfWrite(0, 10, []) + estimate).IsEstimate);
        Assert.Equal("1 read unit, 2 write units", (CapacityPrediction.OfRead(ReadKind.Items, [1], true) + CapacityPrediction.OfWrite(0, 1025, [])).ToString());
        Assert.Equal("0 units", CapacityPrediction.None.ToString());
    }

    private static EntitySchema NoteWith(ValueList<string>? included) => new(
        "Note", "Notes.Note", "Notes", new KeySchema(["Id"], []), [], [new IndexSchema("KindIndex", new KeySchema(["Kind"], [])) { Included = included }], [], [], []);

    // An item of exactly so many bytes: names and values.
    private static JsonObject ItemOf(int bytes, string? kind = null, string id = "1", string? title = null)
    {
        var item = new JsonObject { ["Id"] = new JsonObject { ["S"] = id } };
        if (kind is not null)
            item["Kind"] = new JsonObject { ["S"] = kind };
        if (title is not null)
            item["Title"] = new JsonObject { ["S"] = title };
        item["Body"] = new JsonObject { ["S"] = new string('x', bytes - ItemSizeByHand.Of(item) - "Body".Length) };
        return item;
    }

    private static Dictionary<string, AttributeValue>? ValuesOf(JsonObject? item) =>
        item?.ToDictionary(attribute => attribute.Key, attribute => AttributeValue.Parse(Encoding.UTF8.GetBytes(attribute.Value!.ToJsonString())));

    private Task<double> PutAsync(string table, JsonObject item) =>
        ChargedAsync("PutItem", new JsonObject { ["TableName"] = table, ["Item"] = item.DeepClone(), ["ReturnConsumedCapacity"] = "TOTAL" }.ToJsonString());

    private async Task<double> ChargedAsync(string operation, string body)
    {
        var consumed = (await CallAsync(operation, body))["ConsumedCapacity"]!;
        return (consumed is JsonArray tables ? tables.Single()! : consumed)["CapacityUnits"]!.GetValue<double>();
    }

    private async Task<JsonNode> CallAsync(string operation, string body)
    {
        using var answer = await _engine.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), TestContext.Current.CancellationToken);
        return answer.IsSuccess ? JsonNode.Parse(answer.Body.Span)! : throw new InvalidOperationException(Encoding.UTF8.GetString(answer.Body.Span));
    }
}
