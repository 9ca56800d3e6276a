using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>Queries of tables and indexes, scans, pages and filters.</summary>
public abstract class QuerySuite : ConformanceSuite
{
    [Fact]
    public async Task Numbers_sort_by_value()
    {
        foreach (var line in new[] { "10", "9", "-1", "1.5", "0", "-20", "100" })
            await PutLineAsync("O1", line);
        Assert.Equal(["-20", "-1", "0", "1.5", "9", "10", "100"], Line(await QueryLinesAsync("")));
        Assert.Equal(["100", "10", "9", "1.5", "0", "-1", "-20"], Line(await QueryLinesAsync("""
            ,"ScanIndexForward":false
            """)));
    }

    [Theory]
    [InlineData("Line = :a", "3")]
    [InlineData("Line < :a", "1 2")]
    [InlineData("Line <= :a", "1 2 3")]
    [InlineData("Line > :a", "4 5")]
    [InlineData("Line >= :a", "3 4 5")]
    [InlineData("Line BETWEEN :a AND :b", "3 4")]
    public async Task Sort_key_conditions_select_a_range(string condition, string expected)
    {
        for (var line = 1; line <= 5; line++)
            await PutLineAsync("O1", $"{line}");
        await PutLineAsync("O2", "3");
        var second = condition.Contains(":b", StringComparison.Ordinal) ? """,":b":{"N":"4"}""" : "";
        var answer = await Backend.CallAsync("Query", $$$$$"""
            {"TableName":"{{{{{Lines}}}}}","KeyConditionExpression":"OrderId = :o AND {{{{{condition}}}}}",
             "ExpressionAttributeValues":{":o":{"S":"O1"},":a":{"N":"3"}{{{{{second}}}}}}}
            """);
        Assert.Equal(expected.Split(' '), Line(answer));
    }

    [Fact]
    public async Task An_index_is_ordered_by_its_own_sort_key_and_follows_every_write()
    {
        await PutOrderAsync("O1", "C1", "2026-03-01", 1);
        await PutOrderAsync("O2", "C1", "2026-01-01", 2);
        await PutOrderAsync("O3", "C2", "2026-02-01", 3);
        Assert.Equal(["O2", "O1"], await OrdersOfAsync("C1"));

        await PutOrderAsync("O1", "C2", "2026-01-01", 1);
        await Backend.CallAsync("UpdateItem", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O2"}},"UpdateExpression":"REMOVE CustomerId"}
            """);
        Assert.Empty(await OrdersOfAsync("C1"));
        Assert.Equal(["O1", "O3"], await OrdersOfAsync("C2"));

        await Backend.CallAsync("DeleteItem", $$$$$"""{"TableName":"{{{{{Orders}}}}}","Key":{"OrderId":{"S":"O1"}}}""");
        Assert.Equal(["O3"], await OrdersOfAsync("C2"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repeat()
    {
        for (var line = 0; line < 25; line++)
            await PutLineAsync("O1", $"{line}");
        var seen = new List<string>();
        JsonNode? start = null;
        do
        {
            var page = await QueryLinesAsync($$""","Limit":7{{(start is null ? "" : $",\"ExclusiveStartKey\":{start.ToJsonString()}")}}""");
            seen.AddRange(Line(page));
            start = page["LastEvaluatedKey"];
        }
        while (start is not null);
        Assert.Equal(Enumerable.Range(0, 25).Select(line => $"{line}"), seen);
    }

    [Fact]
    public async Task An_index_page_ends_with_the_keys_of_table_and_index()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 1);
        await PutOrderAsync("O2", "C1", "2026-02-01", 1);
        var page = await Backend.CallAsync("Query", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","IndexName":"CustomerIndex","KeyConditionExpression":"CustomerId = :c","Limit":1,
             "ExpressionAttributeValues":{":c":{"S":"C1"}}}
            """);
        var names = page["LastEvaluatedKey"]!.AsObject().Select(entry => entry.Key).Order(StringComparer.Ordinal);
        Assert.Equal(["CustomerId", "OrderDate", "OrderId"], names);
    }

    [Fact]
    public async Task A_filter_is_applied_after_the_limit()
    {
        for (var line = 1; line <= 4; line++)
            await PutOrderAsync($"O{line}", "C1", $"2026-01-0{line}", line);
        var page = await Backend.CallAsync("Query", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","IndexName":"CustomerIndex","KeyConditionExpression":"CustomerId = :c","FilterExpression":"#t > :two",
             "Limit":3,"ExpressionAttributeNames":{"#t":"Amount"},"ExpressionAttributeValues":{":c":{"S":"C1"},":two":{"N":"2"}}}
            """);
        Assert.Equal(1, (int)page["Count"]!);
        Assert.Equal(3, (int)page["ScannedCount"]!);
    }

    [Theory]
    [InlineData("Query", """ "KeyConditionExpression":"OrderId = :o","ExpressionAttributeValues":{":o":{"S":"O1"},":last":{"N":"6"}} """)]
    [InlineData("Scan", """ "ExpressionAttributeValues":{":last":{"N":"6"}} """)]
    public async Task A_page_may_be_empty_and_say_that_there_is_more(string operation, string members)
    {
        for (var line = 1; line <= 6; line++)
        {
            await Backend.CallAsync("PutItem", $$$$$"""
                {"TableName":"{{{{{Lines}}}}}","Item":{"OrderId":{"S":"O1"},"Line":{"N":"{{{{{line}}}}}"},"Twin":{"N":"{{{{{line}}}}}"}}}
                """);
        }

        var (counts, start) = (new List<int>(), "");
        do
        {
            var page = await Backend.CallAsync(operation, $$$"""
                {"TableName":"{{{Lines}}}","Limit":2,"FilterExpression":"Twin = :last",{{{members}}}{{{start}}} }
                """);
            Assert.Equal((int)page["Count"]!, page["Items"]!.AsArray().Count);
            counts.Add((int)page["Count"]!);
            start = page["LastEvaluatedKey"] is { } last ? $""","ExclusiveStartKey":{last.ToJsonString()}""" : "";
        }
        while (start.Length > 0);
        Assert.Equal([0, 0, 1], counts.Take(3));
        Assert.Equal(1, counts.Sum());
    }

    [Fact]
    public async Task Segments_of_a_scan_divide_the_table()
    {
        for (var i = 0; i < 40; i++)
            await PutOrderAsync($"O{i}", "C1", "2026-01-01", i);
        var seen = new List<string>();
        for (var segment = 0; segment < 4; segment++)
        {
            var page = await Backend.CallAsync("Scan", $$"""{"TableName":"{{Orders}}","Segment":{{segment}},"TotalSegments":4}""");
            seen.AddRange(page["Items"]!.AsArray().Select(item => (string)item!["OrderId"]!["S"]!));
        }

        Assert.Equal(40, seen.Count);
        Assert.Equal(40, seen.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public async Task A_page_ends_with_the_item_that_reaches_1_MB()
    {
        var filler = new string('x', 300_000);
        for (var line = 0; line < 5; line++)
        {
            await Backend.CallAsync("PutItem", $$$$$"""
                {"TableName":"{{{{{Lines}}}}}","Item":{"OrderId":{"S":"O1"},"Line":{"N":"{{{{{line}}}}}"},"V":{"S":"{{{{{filler}}}}}"}}}
                """);
        }

        var page = await QueryLinesAsync("");
        Assert.Equal(4, (int)page["Count"]!);
        Assert.NotNull(page["LastEvaluatedKey"]);
    }

    private Task<JsonNode> QueryLinesAsync(string more) => Backend.CallAsync("Query", $$$$$"""
        {"TableName":"{{{{{Lines}}}}}","KeyConditionExpression":"OrderId = :o","ExpressionAttributeValues":{":o":{"S":"O1"}}{{{{{more}}}}}}
        """);

    private async Task<IEnumerable<string>> OrdersOfAsync(string customer)
    {
        var page = await Backend.CallAsync("Query", $$$$$"""
            {"TableName":"{{{{{Orders}}}}}","IndexName":"CustomerIndex","KeyConditionExpression":"CustomerId = :c",
             "ExpressionAttributeValues":{":c":{"S":"{{{{{customer}}}}}"}}}
            """);
        return page["Items"]!.AsArray().Select(item => (string)item!["OrderId"]!["S"]!);
    }

    private static IEnumerable<string> Line(JsonNode page) => page["Items"]!.AsArray().Select(item => (string)item!["Line"]!["N"]!);
}
