namespace FauxSql.Conformance.Suites;

/// <summary>Creating, describing, listing and deleting tables.</summary>
public abstract class TableSuite : ConformanceSuite
{
    [Fact]
    public async Task DescribeTable_says_keys_indexes_and_true_counts()
    {
        await PutOrderAsync("O1", "C1", "2026-01-01", 5);
        var table = (await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{Orders}}"}"""))["Table"]!;
        Assert.Equal(Orders, (string?)table["TableName"]);
        Assert.Equal("OrderId", (string?)table["KeySchema"]![0]!["AttributeName"]);
        Assert.Equal("CustomerIndex", (string?)table["GlobalSecondaryIndexes"]![0]!["IndexName"]);
        Assert.Equal(1, (int)table["ItemCount"]!);

        // OrderId 7 + 2, CustomerId 10 + 2, OrderDate 9 + 10, Amount 6 + 2: all of it is in the index too.
        Assert.Equal(48, (int)table["TableSizeBytes"]!);
        Assert.Equal((1, 48), ((int)table["GlobalSecondaryIndexes"]![0]!["ItemCount"]!, (int)table["GlobalSecondaryIndexes"]![0]!["IndexSizeBytes"]!));
    }

    [Theory]
    [InlineData("""{"Limit":0}""", "Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1")]
    [InlineData("""{"Limit":101}""", "Value '101' at 'limit' failed to satisfy constraint: Member must have value less than or equal to 100")]
    [InlineData("""{"ExclusiveStartTableName":"a;"}""",
        "Value 'a;' at 'exclusiveStartTableName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9_.-]+", 2)]
    public async Task ListTables_refuses_what_is_out_of_bounds(string request, string violation, int violations = 1)
    {
        var (code, message, _) = await Backend.RefuseAsync("ListTables", request);
        Assert.Equal("ValidationException", code);
        Assert.StartsWith($"{violations} validation error{(violations == 1 ? "" : "s")} detected: ", message, StringComparison.Ordinal);
        Assert.Contains(violation, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ListTables_goes_on_behind_a_name_that_no_table_has()
    {
        var names = (await Backend.CallAsync("ListTables", $$"""{"ExclusiveStartTableName":"{{Orders[..^1]}}","Limit":100}"""))["TableNames"]!.AsArray();
        Assert.Contains(Orders, names.Select(name => (string?)name));
        var behind = (await Backend.CallAsync("ListTables", $$"""{"ExclusiveStartTableName":"{{Orders}}","Limit":100}"""))["TableNames"]!.AsArray();
        Assert.DoesNotContain(Orders, behind.Select(name => (string?)name));
    }

    [Fact]
    public async Task ListTables_names_the_table()
    {
        var names = (await Backend.CallAsync("ListTables", "{}"))["TableNames"]!.AsArray().Select(name => (string?)name);
        Assert.Contains(Orders, names);
    }

    [Fact]
    public async Task ListTables_names_all_tables_in_order_page_by_page()
    {
        var (names, start) = (new List<string>(), "");
        do
        {
            var page = await Backend.CallAsync("ListTables", $$"""{"Limit":1{{start}} }""");
            names.AddRange(page["TableNames"]!.AsArray().Select(name => (string)name!));
            start = page["LastEvaluatedTableName"] is { } last ? $""","ExclusiveStartTableName":{last.ToJsonString()}""" : "";
        }
        while (start.Length > 0);
        Assert.Contains(Orders, names);
        Assert.Contains(Lines, names);
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
    }

    [Fact]
    public async Task CreateTable_refuses_a_name_that_is_taken()
    {
        var (code, _, _) = await Backend.RefuseAsync("CreateTable", $$"""
            {"TableName":"{{Orders}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"}]}
            """);
        Assert.Equal("ResourceInUseException", code);
    }

    [Fact]
    public async Task CreateTable_refuses_an_attribute_definition_that_no_key_uses()
    {
        var (code, message, _) = await Backend.RefuseAsync("CreateTable", """
            {"TableName":"Wrong","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}]}
            """);
        Assert.Equal("ValidationException", code);
        Assert.Contains("Number of attributes in KeySchema does not exactly match number of attributes defined in AttributeDefinitions", message);
    }

    [Fact]
    public async Task DeleteTable_answers_without_keys_indexes_and_time()
    {
        var leaving = $"Leaving-{Guid.NewGuid():N}";
        await Backend.CallAsync("CreateTable", $$$$"""
            {"TableName":"{{{{leaving}}}}","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"A","KeyType":"HASH"},{"AttributeName":"B","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"A","AttributeType":"S"},{"AttributeName":"B","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"ByB","KeySchema":[{"AttributeName":"B","KeyType":"HASH"}],"Projection":{"ProjectionType":"ALL"}}],
             "LocalSecondaryIndexes":[{"IndexName":"InA","KeySchema":[{"AttributeName":"A","KeyType":"HASH"},{"AttributeName":"B","KeyType":"RANGE"}],
              "Projection":{"ProjectionType":"ALL"}}]}
            """);
        var table = (await Backend.CallAsync("DeleteTable", $$"""{"TableName":"{{leaving}}"}"""))["TableDescription"]!.AsObject();
        Assert.Equal("DELETING", (string?)table["TableStatus"]);
        string[] there = ["TableName", "TableArn", "TableId", "BillingModeSummary", "ProvisionedThroughput", "TableSizeBytes", "ItemCount"];
        Assert.All(there, member => Assert.True(table.ContainsKey(member), member));
        string[] missing = ["CreationDateTime", "KeySchema", "AttributeDefinitions", "GlobalSecondaryIndexes", "LocalSecondaryIndexes"];
        Assert.All(missing, member => Assert.False(table.ContainsKey(member), member));
    }

    [Theory]
    [InlineData("DescribeTable", """{"TableName":"Nowhere"}""")]
    [InlineData("DeleteTable", """{"TableName":"Nowhere"}""")]
    [InlineData("GetItem", """{"TableName":"Nowhere","Key":{"A":{"S":"1"}}}""")]
    [InlineData("PutItem", """{"TableName":"Nowhere","Item":{"A":{"S":"1"}}}""")]
    [InlineData("Scan", """{"TableName":"Nowhere"}""")]
    public async Task A_table_that_does_not_exist_is_ResourceNotFound(string operation, string request)
    {
        var (code, _, _) = await Backend.RefuseAsync(operation, request);
        Assert.Equal("ResourceNotFoundException", code);
    }

    [Fact]
    public async Task Two_tables_with_prefixes_never_touch_each_others_items()
    {
        await PutLineAsync("X", "1");
        var other = await Backend.CallAsync("Scan", $$"""{"TableName":"{{Orders}}"}""");
        Assert.Equal(0, (int)other["Count"]!);
    }
}
