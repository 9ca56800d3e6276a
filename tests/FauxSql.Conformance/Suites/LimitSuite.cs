using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Suites;

/// <summary>
/// How large keys, requests and tables may be: what is just small enough is taken, and one more is refused. SIZED stands for a table of its
/// own, with the key h and r and the index ByIndexKey on g and k.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html
/// </summary>
public abstract class LimitSuite : ConformanceSuite
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string LongHash = Invalid + "Size of hashkey has exceeded the maximum size limit of2048 bytes";
    private const string LongRange = Invalid + "Aggregated size of all range keys has exceeded the size limit of 1024 bytes";

    private const string All = """{"ProjectionType":"ALL"}""";
    private const string Global = """{"AttributeName":"g","KeyType":"HASH"}""";
    private const string Local = """{"AttributeName":"h","KeyType":"HASH"},{"AttributeName":"g","KeyType":"RANGE"}""";

    private readonly string _sized = $"Sized-{Guid.NewGuid():N}";

    /// <summary>Wherever a key stands. HASH and RANGE stand for its values.</summary>
    private static readonly (string Operation, string Body)[] Places =
    [
        ("PutItem", """{"TableName":"SIZED","Item":{"h":{"S":"HASH"},"r":{"S":"RANGE"}}}"""),
        ("GetItem", """{"TableName":"SIZED","Key":{"h":{"S":"HASH"},"r":{"S":"RANGE"}}}"""),
        ("UpdateItem", """{"TableName":"SIZED","Key":{"h":{"S":"HASH"},"r":{"S":"RANGE"}}}"""),
        ("DeleteItem", """{"TableName":"SIZED","Key":{"h":{"S":"HASH"},"r":{"S":"RANGE"}}}"""),
        ("BatchGetItem", """{"RequestItems":{"SIZED":{"Keys":[{"h":{"S":"HASH"},"r":{"S":"RANGE"}}]}}}"""),
        ("BatchWriteItem", """{"RequestItems":{"SIZED":[{"PutRequest":{"Item":{"h":{"S":"HASH"},"r":{"S":"RANGE"}}}}]}}"""),
        ("BatchWriteItem", """{"RequestItems":{"SIZED":[{"DeleteRequest":{"Key":{"h":{"S":"HASH"},"r":{"S":"RANGE"}}}}]}}"""),
        ("Query", """{"TableName":"SIZED","KeyConditionExpression":"h = :h","ExpressionAttributeValues":{":h":{"S":"HASH"}}}"""),
    ];

    private static readonly (int Hash, int Range, string? Message)[] Sizes = [(2048, 1024, null), (2049, 1, LongHash), (1, 1025, LongRange)];

    public static TheoryData<string, string, int, int, string?> Keys { get; } =
    [
        .. from place in Places
           from size in Sizes
           where place.Operation != "Query" || size.Message != LongRange
           select new TheoryDataRow<string, string, int, int, string?>(place.Operation, place.Body, size.Hash, size.Range, size.Message),
    ];

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task A_partition_key_has_2048_bytes_and_a_sort_key_1024_at_most(string operation, string body, int hash, int range, string? message)
    {
        await CreateSizedAsync();
        await ExpectAsync(
            operation,
            body.Replace("HASH", new string('h', hash), StringComparison.Ordinal).Replace("RANGE", new string('r', range), StringComparison.Ordinal),
            message);
    }

    [Theory]
    [InlineData("é", 1024, null)]
    [InlineData("é", 1025, LongHash)]
    [InlineData("🙂", 512, null)]
    [InlineData("🙂", 513, LongHash)]
    public async Task Keys_are_measured_in_bytes_of_UTF_8(string character, int count, string? message)
    {
        await CreateSizedAsync();
        var text = string.Concat(Enumerable.Repeat(character, count));
        await ExpectAsync("PutItem", $$$$$"""{"TableName":"SIZED","Item":{"h":{"S":"{{{{{text}}}}}"},"r":{"S":"r"}}}""", message);
    }

    [Theory]
    [InlineData(2048, 1024, null)]
    [InlineData(2049, 1, Invalid + "Size limit exceeded for Index Key g Actual Size: 2049 bytes Max Size: 2048 bytes IndexName: ByIndexKey")]
    [InlineData(1, 1025, Invalid + "Size limit exceeded for Index Key k Actual Size: 1025 bytes Max Size: 1024 bytes IndexName: ByIndexKey")]
    public async Task The_key_of_an_index_is_no_larger_than_that_of_a_table(int hash, int range, string? message)
    {
        await CreateSizedAsync();
        await ExpectAsync(
            "PutItem",
            $$$$$"""
            {"TableName":"SIZED","Item":{"h":{"S":"1"},"r":{"S":"1"},"g":{"S":"{{{{{new string('g', hash)}}}}}"},"k":{"S":"{{{{{new string('k', range)}}}}}"}}}
            """,
            message);
    }

    [Theory]
    [InlineData("g", 2048, 2049)]
    [InlineData("k", 1024, 1025)]
    public async Task An_update_makes_the_key_of_an_index_no_larger_either(string attribute, int fits, int isTooLarge)
    {
        await CreateSizedAsync();
        await SizedAsync("UpdateItem", Update(fits));
        var (code, _, _) = await Backend.RefuseAsync("UpdateItem", NamedSized(Update(isTooLarge)));
        Assert.Equal("ValidationException", code);
        var item = (await SizedAsync("GetItem", """{"TableName":"SIZED","Key":{"h":{"S":"1"},"r":{"S":"1"}},"ConsistentRead":true}"""))["Item"]!;
        Assert.Equal(fits, ((string)item[attribute]!["S"]!).Length);

        string Update(int size) => $$$$$"""
            {"TableName":"SIZED","Key":{"h":{"S":"1"},"r":{"S":"1"}},"UpdateExpression":"SET {{{{{attribute}}}}} = :v",
             "ExpressionAttributeValues":{":v":{"S":"{{{{{new string('x', size)}}}}}"}}}
            """;
    }

    [Fact]
    public async Task A_batch_reads_100_items_of_all_tables_together_at_most()
    {
        for (var first = 0; first < 100; first += 25)
        {
            var puts = string.Join(',', Enumerable.Range(first, 25).Select(i => $$$$$"""{"PutRequest":{"Item":{"OrderId":{"S":"{{{{{i}}}}}"}}}}"""));
            await AnswersAsync("BatchWriteItem", $$$"""{"RequestItems":{"ORDERS":[{{{puts}}}]}}""");
        }

        var answer = await AnswersAsync("BatchGetItem", Gets(100));
        Assert.Equal(100, answer["Responses"]![Orders]!.AsArray().Count);
        await RefusesExactlyAsync(
            "BatchGetItem", Gets(101), "ValidationException",
            "1 validation error detected: Value at 'RequestItems.ORDERS.member.Keys' failed to satisfy constraint: Member must have length less than or equal to 100");
        await RefusesExactlyAsync(
            "BatchGetItem", Gets(100, ""","LINES":{"Keys":[{"OrderId":{"S":"1"},"Line":{"N":"1"}}]}"""), "ValidationException",
            "Too many items requested for the BatchGetItem call");

        static string Gets(int count, string more = "")
        {
            var keys = string.Join(',', Enumerable.Range(0, count).Select(i => $$$"""{"OrderId":{"S":"{{{i}}}"}}"""));
            return $$$"""{"RequestItems":{"ORDERS":{"Keys":[{{{keys}}}]}{{{more}}}}}""";
        }
    }

    // NAME stands for the name. In what words one is refused is documented nowhere.
    [Theory]
    [InlineData("PutItem", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"},"NAME":{"S":"x"}}}""")]
    [InlineData("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ProjectionExpression":"#n","ExpressionAttributeNames":{"#n":"NAME"}}""")]
    [InlineData("GetItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributesToGet":["NAME"]}""")]
    [InlineData("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"REMOVE #n","ExpressionAttributeNames":{"#n":"NAME"}}""")]
    [InlineData("UpdateItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"AttributeUpdates":{"NAME":{"Value":{"N":"1"}}}}""")]
    [InlineData("DeleteItem", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"Expected":{"NAME":{"Exists":false}}}""")]
    [InlineData("Scan", """{"TableName":"ORDERS","ScanFilter":{"NAME":{"ComparisonOperator":"NULL"}}}""")]
    public async Task The_name_of_an_attribute_has_1_to_65535_bytes_wherever_it_stands(string operation, string request)
    {
        await AnswersAsync(operation, With(65_535));
        await RefusesAsync(65_536, "65536");
        await RefusesAsync(0, "Empty attribute name");

        string With(int bytes) => request.Replace("NAME", new string('n', bytes), StringComparison.Ordinal);

        async Task RefusesAsync(int bytes, string words)
        {
            var (code, message, _) = await Backend.RefuseAsync(operation, Named(With(bytes)));
            Assert.Equal("ValidationException", code);
            Assert.Contains(words, message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_names_of_expressions_come_to_2_MB_at_most()
    {
        await AnswersAsync("Scan", Scan(32));
        var (code, _, _) = await Backend.RefuseAsync("Scan", Named(Scan(33)));
        Assert.Equal("ValidationException", code);

        static string Scan(int count) => new JsonObject
        {
            ["TableName"] = "ORDERS",
            ["ProjectionExpression"] = string.Join(',', Each(count, i => $"#n{i}")),
            ["ExpressionAttributeNames"] = new JsonObject(Each(count, i => KeyValuePair.Create<string, JsonNode?>($"#n{i}", $"{i:00}{new string('n', 65_000)}"))),
        }.ToJsonString();
    }

    [Fact]
    public async Task The_values_of_expressions_come_to_2_MB_at_most()
    {
        await AnswersAsync("Scan", Scan(5));
        var (code, _, _) = await Backend.RefuseAsync("Scan", Named(Scan(6)));
        Assert.Equal("ValidationException", code);

        static string Scan(int count) => new JsonObject
        {
            ["TableName"] = "ORDERS",
            ["FilterExpression"] = $"a IN ({string.Join(',', Each(count, i => $":v{i}"))})",
            ["ExpressionAttributeValues"] = new JsonObject(
                Each(count, i => KeyValuePair.Create<string, JsonNode?>($":v{i}", new JsonObject { ["S"] = new string('v', 400_000) }))),
        }.ToJsonString();
    }

    [Theory]
    [InlineData(20, null)]
    [InlineData(21, Invalid + "GlobalSecondaryIndex count exceeds the per-table limit of 20")]
    public Task A_table_has_20_global_indexes_at_most(int count, string? words) => CreatesAsync(Globals(count, All), words);

    [Theory]
    [InlineData(5, null)]
    [InlineData(6, Invalid + "Number of LocalSecondaryIndexes exceeds per-table limit of 5")]
    public Task A_table_has_5_local_indexes_at_most(int count, string? words) => CreatesAsync(
        $$"""{"LocalSecondaryIndexes":[{{Indexes(count, Local, All)}}]}""", words);

    // In what words more than 100 are refused is not documented.
    [Theory]
    [InlineData(5, 20, null)]
    [InlineData(1, 21, "Member must have length less than or equal to 20")]
    [InlineData(6, 17, "")]
    public Task An_index_includes_20_attributes_and_all_of_a_table_100_at_most(int indexes, int attributes, string? words) =>
        CreatesAsync(Globals(indexes, Including([.. Each(attributes, i => $"a{i}")])), words);

    [Theory]
    [InlineData("h", "n", 255, true)]
    [InlineData("h", "n", 256, false)]
    [InlineData("h", "é", 127, true)]
    [InlineData("h", "é", 128, false)]
    [InlineData("r", "n", 256, false)]
    [InlineData("g", "n", 255, true)]
    [InlineData("g", "n", 256, false)]
    [InlineData("included", "n", 255, true)]
    [InlineData("included", "n", 256, false)]
    public Task A_name_that_a_table_is_made_with_has_255_bytes_at_most(string attribute, string character, int count, bool fits) => CreatesAsync(
        Globals(1, Including("included")), fits ? null : "Member must have length less than or equal to 255",
        request => request.Replace($"\"{attribute}\"", $"\"{string.Concat(Enumerable.Repeat(character, count))}\"", StringComparison.Ordinal));

    private static string Including(params string[] attributes) =>
        $$"""{"ProjectionType":"INCLUDE","NonKeyAttributes":[{{string.Join(',', attributes.Select(a => $"\"{a}\""))}}]}""";

    private static string Globals(int count, string projection) =>
        $$"""{"GlobalSecondaryIndexes":[{{Indexes(count, Global, projection)}}]}""";

    private static string Indexes(int count, string key, string projection) =>
        string.Join(',', Each(count, i => $$"""{"IndexName":"Index{{i}}","KeySchema":[{{key}}],"Projection":{{projection}}}"""));

    private static IEnumerable<T> Each<T>(int count, Func<int, T> one) => Enumerable.Range(0, count).Select(one);

    // Creates a table with these indexes, or is refused with words that hold these.
    private async Task CreatesAsync(string indexes, string? words, Func<string, string>? change = null)
    {
        var request = NamedSized($$"""
            {"TableName":"SIZED","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"h","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"},{"AttributeName":"r","AttributeType":"S"},{"AttributeName":"g","AttributeType":"S"}],
             {{indexes[1..]}}
            """);
        if (change is not null)
            request = change(request);
        if (words is null)
        {
            await CreateTableAsync(request);
            return;
        }

        var (code, message, _) = await Backend.RefuseAsync("CreateTable", request);
        Assert.Equal("ValidationException", code);
        Assert.Contains(words, message);
    }

    private async Task ExpectAsync(string operation, string request, string? message)
    {
        if (message is null)
            await SizedAsync(operation, request);
        else
            await RefusesExactlyAsync(operation, NamedSized(request), "ValidationException", message);
    }

    private Task<JsonNode> SizedAsync(string operation, string request) => Backend.CallAsync(operation, NamedSized(request));

    private string NamedSized(string request) => request.Replace("SIZED", _sized, StringComparison.Ordinal);

    private Task CreateSizedAsync() => CreateTableAsync($$"""
        {"TableName":"{{_sized}}","BillingMode":"PAY_PER_REQUEST",
         "KeySchema":[{"AttributeName":"h","KeyType":"HASH"},{"AttributeName":"r","KeyType":"RANGE"}],
         "AttributeDefinitions":[{"AttributeName":"h","AttributeType":"S"},{"AttributeName":"r","AttributeType":"S"},
                                 {"AttributeName":"g","AttributeType":"S"},{"AttributeName":"k","AttributeType":"S"}],
         "GlobalSecondaryIndexes":[{"IndexName":"ByIndexKey","Projection":{"ProjectionType":"ALL"},
           "KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"k","KeyType":"RANGE"}]}]}
        """);
}
