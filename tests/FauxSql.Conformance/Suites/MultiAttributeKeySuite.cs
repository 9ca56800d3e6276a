using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// Indexes with keys of several attributes: a table of matches, HASH Id, with ByTeam, HASH Team and Season, RANGE Round (a number), Place and
/// Mark (a binary). MATCHES stands for it.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.DesignPattern.MultiAttributeKeys.html
/// </summary>
public abstract class MultiAttributeKeySuite : ConformanceSuite
{
    private const string Partition = "Team = :team AND Season = :season";

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        [":team"] = """{"S":"Reds"}""",
        [":season"] = """{"N":"2026"}""",
        [":two"] = """{"N":"2"}""",
        [":ten"] = """{"N":"10"}""",
        [":oslo"] = """{"S":"Oslo"}""",
        [":rome"] = """{"S":"Rome"}""",
        [":ro"] = """{"S":"Ro"}""",
        [":mark"] = """{"B":"AQ=="}""",
    };

    private readonly string _matches = $"Matches-{Guid.NewGuid():N}";

    [Theory]
    [InlineData(Partition, "M3 M4 M1 M2")]
    [InlineData(Partition + " AND Round = :two", "M3 M4 M1")]
    [InlineData(Partition + " AND Round > :two", "M2")]
    [InlineData(Partition + " AND Round BETWEEN :two AND :ten", "M3 M4 M1 M2")]
    [InlineData(Partition + " AND Round < :ten", "M3 M4 M1")]
    [InlineData(Partition + " AND Round = :two AND Place = :oslo", "M3 M4")]
    [InlineData(Partition + " AND Round = :two AND Place < :rome", "M3 M4")]
    [InlineData(Partition + " AND Round = :two AND Place >= :oslo", "M3 M4 M1")]
    [InlineData(Partition + " AND Round = :two AND begins_with(Place, :ro)", "M1")]
    [InlineData(Partition + " AND Round = :two AND Place = :oslo AND Mark = :mark", "M3")]
    [InlineData(Partition + " AND Round = :two AND Place = :oslo AND Mark > :mark", "M4")]
    [InlineData("Place = :oslo AND Season = :season AND :two = Round AND Team = :team", "M3 M4")]
    public async Task A_query_gives_the_whole_partition_key_and_the_sort_key_from_the_left(string condition, string expected)
    {
        await FillAsync();
        Assert.Equal(expected.Split(' '), IdsOf(await QueryAsync(condition)));
        Assert.Equal(expected.Split(' ').Reverse(), IdsOf(await QueryAsync(condition, ""","ScanIndexForward":false""")));
    }

    [Theory]
    [InlineData(Partition + " AND Place = :oslo", "Round", "Place")]
    [InlineData(Partition + " AND Round = :two AND Mark = :mark", "Place", "Mark")]
    [InlineData(Partition + " AND Round > :two AND Place = :oslo", "Round", "Place")]
    [InlineData(Partition + " AND Round BETWEEN :two AND :ten AND Place = :oslo", "Round", "Place")]
    [InlineData(Partition + " AND Round = :two AND begins_with(Place, :ro) AND Mark = :mark", "Place", "Mark")]
    public async Task A_gap_in_the_sort_key_is_refused_and_a_range_before_its_end(string condition, string open, string given)
    {
        await FillAsync();
        var (code, message, _) = await Backend.RefuseAsync("Query", Query(condition));
        Assert.Equal("ValidationException", code);
        Assert.Equal(
            $"RANGE key attributes {open} must have equality conditions specified in the query because a condition is present on key attribute {given}", message);
    }

    // The words are not documented in full; they are known to say HASH and equality.
    [Theory]
    [InlineData("Team = :team")]
    [InlineData("Season = :season")]
    [InlineData("Team = :team AND Season > :two")]
    [InlineData("Team = :team AND Season BETWEEN :two AND :ten")]
    [InlineData("begins_with(Team, :ro) AND Season = :season")]
    [InlineData("Round = :two AND Place = :oslo")]
    [InlineData("Team = :team AND Round = :two")]
    public async Task A_query_that_does_not_ask_for_all_of_the_partition_key_is_told_so(string condition)
    {
        await FillAsync();
        var (code, message, _) = await Backend.RefuseAsync("Query", Query(condition));
        Assert.Equal("ValidationException", code);
        Assert.Matches("HASH.*equality", message);
    }

    [Theory]
    [InlineData(Partition + " AND Elsewhere = :two")]
    public async Task A_query_that_does_not_give_the_whole_partition_key_is_refused(string condition)
    {
        await FillAsync();
        var (code, _, _) = await Backend.RefuseAsync("Query", Query(condition));
        Assert.Equal("ValidationException", code);
    }

    [Fact]
    public async Task The_conditions_from_before_expressions_know_such_keys_too()
    {
        await FillAsync();
        Assert.Equal(["M3", "M4"], IdsOf(await Backend.CallAsync("Query", Legacy("""
            "Team":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"Reds"}]},"Season":{"ComparisonOperator":"EQ","AttributeValueList":[{"N":"2026"}]},
            "Round":{"ComparisonOperator":"EQ","AttributeValueList":[{"N":"2"}]},"Place":{"ComparisonOperator":"LT","AttributeValueList":[{"S":"Rome"}]}
            """))));
        var (code, message, _) = await Backend.RefuseAsync("Query", Legacy("""
            "Team":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"Reds"}]},"Season":{"ComparisonOperator":"EQ","AttributeValueList":[{"N":"2026"}]},
            "Place":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"Oslo"}]}
            """));
        Assert.Equal("ValidationException", code);
        Assert.Contains("Round", message);
    }

    [Fact]
    public async Task An_item_is_in_the_index_as_long_as_it_has_every_attribute()
    {
        await FillAsync();
        await UpdateAsync("M6", "SET Mark = :mark", """{":mark":{"B":"Ag=="}}""");
        Assert.Equal(["M3", "M4", "M1", "M2", "M6"], IdsOf(await QueryAsync(Partition)));
        await UpdateAsync("M3", "REMOVE Place");
        await UpdateAsync("M4", "SET Season = :season", """{":season":{"N":"2027"}}""");
        Assert.Equal(["M1", "M2", "M6"], IdsOf(await QueryAsync(Partition)));
        Assert.Equal(["M1", "M2", "M4", "M5", "M6"], IdsOf(await Backend.CallAsync("Scan", $$"""{"TableName":"{{_matches}}","IndexName":"ByTeam"}""")).Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("""{"Season":{"S":"2026"}}""")]
    [InlineData("""{"Place":{"S":""}}""")]
    public async Task An_item_with_a_wrong_attribute_of_the_key_is_refused(string attributes)
    {
        await FillAsync();
        var (code, _, _) = await Backend.RefuseAsync("PutItem", $$$"""{"TableName":"{{{_matches}}}","Item":{"Id":{"S":"M9"},{{{attributes[1..]}}}}""");
        Assert.Equal("ValidationException", code);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task Pages_continue_behind_the_whole_key(int limit)
    {
        await FillAsync();
        var (ids, start) = (new List<string?>(), "");
        do
        {
            var page = await QueryAsync(Partition, $$""","Limit":{{limit}}{{start}}""");
            ids.AddRange(IdsOf(page));
            var last = page["LastEvaluatedKey"];
            if (last is not null)
                Assert.Equal(["Id", "Mark", "Place", "Round", "Season", "Team"], last.AsObject().Select(a => a.Key).Order(StringComparer.Ordinal));
            start = last is null ? "" : $""","ExclusiveStartKey":{last.ToJsonString()}""";
        }
        while (start.Length > 0);
        Assert.Equal(["M3", "M4", "M1", "M2"], ids);
    }

    [Theory]
    [InlineData("Mark", "The provided starting key is invalid")]
    [InlineData("Season", "The provided starting key is invalid")]
    [InlineData("Id", "The provided starting key is invalid")]
    public async Task A_starting_key_has_every_attribute(string without, string words)
    {
        await FillAsync();
        var start = (await QueryAsync(Partition, ""","Limit":1"""))["LastEvaluatedKey"]!.AsObject();
        start.Remove(without);
        var (code, message, _) = await Backend.RefuseAsync("Query", Query(Partition, $""","ExclusiveStartKey":{start.ToJsonString()}"""));
        Assert.Equal(("ValidationException", words), (code, message));
    }

    [Fact]
    public async Task A_filter_names_no_attribute_of_the_key()
    {
        await FillAsync();
        var (code, message, _) = await Backend.RefuseAsync("Query", Query(Partition, ""","FilterExpression":"attribute_exists(Mark)" """));
        Assert.Equal(("ValidationException", "Filter Expression can only contain non-primary key attributes: Primary key attribute: Mark"), (code, message));
    }

    [Fact]
    public async Task The_key_is_described_in_the_order_in_which_it_was_given()
    {
        await FillAsync();
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{_matches}}"}"""))["Table"]!;
        Assert.Equal(
            ["Team HASH", "Season HASH", "Round RANGE", "Place RANGE", "Mark RANGE"],
            table["GlobalSecondaryIndexes"]![0]!["KeySchema"]!.AsArray().Select(part => $"{part!["AttributeName"]} {part["KeyType"]}"));
    }

    private async Task FillAsync()
    {
        await CreateTableAsync($$"""
            {"TableName":"{{_matches}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"},{"AttributeName":"Team","AttributeType":"S"},{"AttributeName":"Season","AttributeType":"N"},
                                     {"AttributeName":"Round","AttributeType":"N"},{"AttributeName":"Place","AttributeType":"S"},{"AttributeName":"Mark","AttributeType":"B"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByTeam","Projection":{"ProjectionType":"ALL"},
               "KeySchema":[{"AttributeName":"Team","KeyType":"HASH"},{"AttributeName":"Season","KeyType":"HASH"},{"AttributeName":"Round","KeyType":"RANGE"},
                            {"AttributeName":"Place","KeyType":"RANGE"},{"AttributeName":"Mark","KeyType":"RANGE"}]}]}
            """);
        await PutAsync("M1", "2026", "2", "Rome", "\"Mark\":{\"B\":\"AQ==\"}");
        await PutAsync("M2", "2026", "10", "Oslo", "\"Mark\":{\"B\":\"AQ==\"}");
        await PutAsync("M3", "2026", "2", "Oslo", "\"Mark\":{\"B\":\"AQ==\"}");
        await PutAsync("M4", "2026", "2", "Oslo", "\"Mark\":{\"B\":\"/w==\"}");
        await PutAsync("M5", "2025", "2", "Oslo", "\"Mark\":{\"B\":\"AQ==\"}");
        await PutAsync("M6", "2026", "20", "Oslo", "\"Other\":{\"BOOL\":true}");
    }

    private Task PutAsync(string id, string season, string round, string place, string more) => Backend.CallAsync("PutItem", $$$$$"""
        {"TableName":"{{{{{_matches}}}}}","Item":{"Id":{"S":"{{{{{id}}}}}"},"Team":{"S":"Reds"},"Season":{"N":"{{{{{season}}}}}"},"Round":{"N":"{{{{{round}}}}}"},
         "Place":{"S":"{{{{{place}}}}}"},{{{{{more}}}}}}}
        """);

    private Task UpdateAsync(string id, string update, string? values = null)
    {
        var given = values is null ? "" : $",\"ExpressionAttributeValues\":{values}";
        return Backend.CallAsync("UpdateItem", $$$"""{"TableName":"{{{_matches}}}","Key":{"Id":{"S":"{{{id}}}"}},"UpdateExpression":"{{{update}}}"{{{given}}} }""");
    }

    private Task<JsonNode> QueryAsync(string condition, string more = "") => Backend.CallAsync("Query", Query(condition, more));

    // Only values that the condition names are sent: others would be refused first.
    private string Query(string condition, string more = "")
    {
        var values = string.Join(',', Values.Where(v => condition.Split(' ', ',', '(', ')').Contains(v.Key)).Select(v => $"\"{v.Key}\":{v.Value}"));
        return $$$"""
            {"TableName":"{{{_matches}}}","IndexName":"ByTeam","KeyConditionExpression":"{{{condition}}}","ExpressionAttributeValues":{{{{values}}}}{{{more}}} }
            """;
    }

    private string Legacy(string conditions) => $$$"""{"TableName":"{{{_matches}}}","IndexName":"ByTeam","KeyConditions":{{{{conditions}}}} }""";

    private static IEnumerable<string?> IdsOf(JsonNode page) => page["Items"]!.AsArray().Select(item => (string?)item!["Id"]!["S"]);
}
