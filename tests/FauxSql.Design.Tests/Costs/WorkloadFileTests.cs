using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Traffic;
using FauxSql.Design.Costs.Writes;
using FauxSql.Traffic;

namespace FauxSql.Design.Tests.Costs;

public sealed class WorkloadFileTests
{
    private const string Header = "{\"fauxsql-traffic\":1}\n";

    [Fact]
    public void Traffic_is_written_by_hand()
    {
        var traffic = Parse(ExampleTests.TextOf("shop.jsonl"));

        Assert.Equal(8, traffic.Reads.Count);
        Assert.Equal(new PatternRate("Order", "Order detail page", 30, null), traffic.Reads[6]);
        var checkOut = traffic.Writes[1];
        Assert.Equal(("check-out", true, 3.0), (checkOut.Name, checkOut.IsTransaction, checkOut.PerSecond));
        Assert.Equal([("Order", WriteVerb.Insert, 1.0), ("OrderItem", WriteVerb.Insert, 3.0)], checkOut.Writes.Select(write => (write.Entity, write.Verb, write.Count)));
        Assert.Equal(["Status"], traffic.Writes[2].Writes[0].Changes);
    }

    [Theory]
    [InlineData("""{"pattern":"Get ordr by ID","perSecond":1}""", "line 2: the model has no access pattern 'Get ordr by ID': did you mean 'Get order by ID'?")]
    [InlineData("""{"pattern":"Order detail page"}""", "line 2: perSecond is missing")]
    [InlineData("""{"pattern":"Order detail page","perSecond":-1}""", "line 2: perSecond must not be negative: it is -1")]
    [InlineData("""{"pattern":"Order detail page","perSecond":"many"}""", "line 2: perSecond must be a number, not \"many\"")]
    [InlineData("""{"pattern":"Order detail page","perSecond":1e999}""", "line 2: perSecond must be a number, not 1e999")]
    [InlineData("""{"pattern":"Order detail page","persecond":1}""", "line 2: 'persecond' is not known here: did you mean 'perSecond'?")]
    [InlineData("""{"pattern":"Filter orders by fulfilment status (admin dashboard)","perSecond":1}""", "line 2: 'Filter orders by fulfilment status (admin dashboard)' is planned and nothing serves it yet")]
    [InlineData("""{"pattern":"Order detail page","perSec""", "line 2: it is not JSON; it may have been cut off")]
    [InlineData("""{"write":"insert","entity":"Ordr","perSecond":1}""", "line 2: the model has no entity 'Ordr': did you mean 'Order'?")]
    [InlineData("""{"write":"upsert","entity":"Order","perSecond":1}""", "line 2: write must be insert, put, save, update or delete, not 'upsert'")]
    [InlineData("""{"write":"update","entity":"Order","changes":["State"],"perSecond":1}""", "line 2: Order has no attribute 'State'")]
    [InlineData("""{"write":"update","entity":"Order","changes":["OrderId"],"perSecond":1}""", "line 2: 'OrderId' is the key of Order, which never changes")]
    [InlineData("""{"write":"update","entity":"Order","perSecond":1}""", "line 2: changes are missing")]
    [InlineData("""{"perSecond":1}""", "line 2: it says neither \"pattern\" nor \"write\" nor \"transaction\"")]
    [InlineData("""{"transaction":[{"write":"insert","entity":"Order"},{"write":"insert","entity":"OrderItem","count":0}],"perSecond":1}""", "line 2: count must be above 0: leave out what is not written")]
    [InlineData("", "traffic.jsonl: it has no traffic")]
    public void What_is_wrong_is_refused_with_its_line(string line, string problem)
    {
        var refused = Assert.Throws<CostInputException>(() => Parse(Header + line));
        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
        Assert.StartsWith("traffic.jsonl", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "it is empty")]
    [InlineData("{\"fauxsql-traffic\":2}\n{\"pattern\":\"Order detail page\",\"perSecond\":1}", "line 1: it is of version 2, and this FauxSql reads version 1")]
    [InlineData("{\"pattern\":1}", "traffic begins with {\"fauxsql-traffic\":1}")]
    [InlineData("What is this?", "it has no row that begins with a date")]
    public void A_file_of_another_kind_is_refused(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<CostInputException>(() => Parse(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_recording_becomes_rates()
    {
        var begin = new DateTimeOffset(2026, 5, 1, 12, 0, 0, TimeSpan.Zero);
        TrafficEntry[] entries =
        [
            new(begin, "GetItem") { Tables = ["Orders"], Pattern = "Get order by ID", ReadUnits = 0.5 },
            new(begin.AddSeconds(5), "Query") { Tables = ["Orders"], Index = "CustomerIndex", ReadUnits = 2 },
            new(begin.AddSeconds(10), "GetItem") { Tables = ["Orders"], Pattern = "Get order by ID", ReadUnits = 0.5 },
            new(begin.AddSeconds(10), "TransactWriteItems") { Tables = ["Orders", "OrderItems"], WriteUnits = 9 },
        ];
        var traffic = WorkloadFile.Parse(Models.Of("Shop"), "t.jsonl", Header + "{\"at\":\"2026-05-01T12:00:00Z\",\"op\":\"GetItem\"}\n", () => entries);

        Assert.Equal(
            [
                new MeasuredRate("Get order by ID", 0.2, 0.1, 0),
                new MeasuredRate("Query Orders/CustomerIndex", 0.1, 0.2, 0),
                new MeasuredRate("TransactWriteItems Orders, OrderItems", 0.1, 0, 0.9),
            ],
            traffic.Measured);
    }

    [Fact]
    public void CloudWatchs_csv_becomes_rates_of_tables_and_indexes()
    {
        var traffic = Parse("""
            Full label,Orders ConsumedReadCapacityUnits,Orders CustomerIndex ConsumedReadCapacityUnits,"Orders, ConsumedWriteCapacityUnits"
            Label,reads,index,writes
            2026/05/01 12:00:00,300,60,
            2026/05/01 12:05:00,600,0,30
            2026/05/01 12:10:00,0,0,30
            """);

        Assert.Equal([new MeasuredRate("Orders", null, 1, 60 / 900.0), new MeasuredRate("Orders/CustomerIndex", null, 60 / 900.0, 0)], traffic.Measured);
    }

    [Fact]
    public void CloudWatchs_json_becomes_rates_of_tables_and_indexes()
    {
        var traffic = Parse("""
            { "MetricDataResults": [ { "Id": "r", "Label": "dev-Orders CustomerIndex ConsumedReadCapacityUnits", "StatusCode": "Complete",
              "Timestamps": ["2026-05-01T12:05:00+00:00", "2026-05-01T12:00:00+00:00"], "Values": [150.0, 450.0] } ], "Messages": [] }
            """);

        Assert.Equal([new MeasuredRate("dev-Orders/CustomerIndex", null, 1, 0)], traffic.Measured);
    }

    /// <summary>Who was asked in two of twelve periods was asked in an hour all the same: the time is that of the file, and not that between the two.</summary>
    [Fact]
    public void Series_with_few_points_are_divided_by_the_time_of_the_whole_file()
    {
        const string Json = """
            { "MetricDataResults": [
              { "Label": "Orders ConsumedReadCapacityUnits", "Timestamps": [0, 300, 3300], "Values": [300, 300, 3000] },
              { "Label": "Orders ConsumedWriteCapacityUnits", "Timestamps": [600, 900], "Values": [180, 180] },
              { "Label": "Products ConsumedReadCapacityUnits", "Timestamps": [1200], "Values": [36] } ] }
            """;
        const string Csv = """
            Label,Orders ConsumedReadCapacityUnits,Orders ConsumedWriteCapacityUnits
            2026-05-01 12:00,,
            2026-05-01 12:05,,180
            2026-05-01 12:10,300,180
            2026-05-01 12:15,,
            """;

        Assert.Equal([new MeasuredRate("Orders", null, 1, 0.1), new MeasuredRate("Products", null, 0.01, 0)], Parse(Json).Measured);
        Assert.Equal([new MeasuredRate("Orders", null, 0.25, 0.3)], Parse(Csv).Measured);
    }

    [Theory]
    [InlineData("\"Orders ConsumedReadCapacityUnits\", // sum\n", "[1, 61,]", "[60, 60,]", null)]
    [InlineData("null,", "[1, 61]", "[60, 60]", "MetricDataResults[0].Label must be a text, not null")]
    [InlineData("\"Orders ConsumedReadCapacityUnits\",", "[1, 61]", "[60]", "'Orders ConsumedReadCapacityUnits' has 2 Timestamps and 1 Values: the file may have been cut off")]
    [InlineData("\"Orders ConsumedReadCapacityUnits\",", "[1, 1e300]", "[60, 60]", "MetricDataResults[0].Timestamps must hold points in time, not 1e300")]
    [InlineData("\"Orders ConsumedReadCapacityUnits\",", "[1, \"noon\"]", "[60, 60]", "MetricDataResults[0].Timestamps must hold points in time, not \"noon\"")]
    [InlineData("\"Orders ConsumedReadCapacityUnits\",", "[1, 61]", "[60, null]", "MetricDataResults[0].Values must hold units, which are 0 or more, not null")]
    [InlineData("\"Orders ConsumedReadCapacityUnits\",", "[1, 1]", "[60, 60]", "it has fewer than two points in time")]
    [InlineData("\"Orders ConsumedReadCapacityUnits\",", "[1, 1, 61]", "[60, 60, 60]", "has two points at one time")]
    public void Json_is_read_as_tolerantly_as_other_files_and_refused_with_the_place(string label, string times, string values, string? problem)
    {
        var text = $$"""{ "MetricDataResults": [ { "Label": {{label}} "Timestamps": {{times}}, "Values": {{values}} } ] }""";

        if (problem is null)
            Assert.Equal([new MeasuredRate("Orders", null, 1, 0)], Parse(text).Measured);
        else
            Assert.Contains(problem, Assert.Throws<CostInputException>(() => Parse(text)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Label,Orders ConsumedReadCapacityUnits\n2026-05-01 12:00,1\n2026-05-01 12:05,many\n", "line 3: 'many' is no number of units")]
    [InlineData("Label,Orders ConsumedReadCapacityUnits\n2026-05-01 12:00,1\n2026-05-01 12:05,-4\n", "line 3: '-4' is no number of units")]
    [InlineData("Label,Orders ConsumedReadCapacityUnits\n2026-05-01 12:00,1\n2026-05-01 12:05\n", "line 3: it has 0 values, and there are 1 columns; the file may have been cut off")]
    [InlineData("Label,Ordrs ConsumedReadCapacityUnits\n2026-05-01 12:00,1\n2026-05-01 12:05,1\n", "'Label Ordrs ConsumedReadCapacityUnits' names no table of the model")]
    [InlineData("Label,Orders CPUUtilization\n2026-05-01 12:00,1\n2026-05-01 12:05,1\n", "it has no ConsumedReadCapacityUnits or ConsumedWriteCapacityUnits")]
    [InlineData("Label,Orders ConsumedReadCapacityUnits\n2026-05-01 12:00,1\n", "has fewer than two points")]
    [InlineData("Label,Orders ConsumedReadCapacityUnits\n2026-05-01 12:00,1\n\"2026-05-01", "line 3: it is not CSV")]
    public void Csv_that_is_wrong_is_refused(string text, string problem) =>
        Assert.Contains(problem.Replace("'Label ", "'", StringComparison.Ordinal), Assert.Throws<CostInputException>(() => Parse(text)).Message, StringComparison.Ordinal);

    private static Workload Parse(string text) => WorkloadFile.Parse(Models.Of("Shop"), "traffic.jsonl", text, () => throw new InvalidOperationException("it is no recording"));
}
