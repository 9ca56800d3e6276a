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
