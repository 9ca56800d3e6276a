using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Tests.Fuzzing;

namespace FauxSql.Engine.Tests.Fuzzing;

/// <summary>Whatever a request looks like, it is answered with a success or with an error that names what is wrong, never with a failure.</summary>
public sealed class RequestFuzzTests
{
    private static readonly (string Operation, string Body)[] Valid =
    [
        ("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"g":{"S":"x"},"h":{"N":"2"},"m":{"M":{"l":{"L":[{"SS":["a","b"]},{"NULL":true},{"B":"AQID"}]}}}},"ConditionExpression":"attribute_not_exists(#n) OR m.l[0] = :v","ExpressionAttributeNames":{"#n":"name"},"ExpressionAttributeValues":{":v":{"BOOL":true}},"ReturnValues":"ALL_OLD"}"""),
        ("PutItem", """{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"}},"Expected":{"a":{"ComparisonOperator":"IN","AttributeValueList":[{"S":"x"}]},"b":{"Exists":false}},"ConditionalOperator":"OR","ReturnConsumedCapacity":"INDEXES","ReturnItemCollectionMetrics":"SIZE"}"""),
        ("UpdateItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"UpdateExpression":"SET a = if_not_exists(a, :n) + :n, m.b = :l REMOVE c[1] ADD d :n DELETE e :ss","ExpressionAttributeValues":{":n":{"N":"1"},":l":{"L":[]},":ss":{"SS":["x"]}},"ReturnValues":"UPDATED_NEW"}"""),
        ("UpdateItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"AttributeUpdates":{"a":{"Action":"ADD","Value":{"N":"1"}},"b":{"Action":"DELETE"},"c":{"Value":{"S":"x"}}},"ReturnValues":"ALL_NEW"}"""),
        ("DeleteItem", """{"TableName":"Tab","Key":{"p":{"S":"b"},"s":{"N":"1"}},"ConditionExpression":"size(a) > :n","ExpressionAttributeValues":{":n":{"N":"1"}},"ReturnValuesOnConditionCheckFailure":"ALL_OLD"}"""),
        ("GetItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ProjectionExpression":"a, m.l[0]","ConsistentRead":true,"ReturnConsumedCapacity":"TOTAL"}"""),
        ("GetItem", """{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"AttributesToGet":["a","m"]}"""),
        ("Query", """{"TableName":"Tab","KeyConditionExpression":"p = :p AND s BETWEEN :a AND :b","FilterExpression":"a > :a","ExpressionAttributeValues":{":p":{"S":"a"},":a":{"N":"0"},":b":{"N":"9"}},"Limit":2,"ScanIndexForward":false,"Select":"COUNT","ExclusiveStartKey":{"p":{"S":"a"},"s":{"N":"5"}}}"""),
        ("Query", """{"TableName":"Tab","IndexName":"Idx","KeyConditions":{"g":{"ComparisonOperator":"EQ","AttributeValueList":[{"S":"x"}]}},"QueryFilter":{"a":{"ComparisonOperator":"NOT_NULL"}},"AttributesToGet":["p"]}"""),
        ("Scan", """{"TableName":"Tab","FilterExpression":"begins_with(g, :g)","ExpressionAttributeValues":{":g":{"S":"x"}},"Segment":0,"TotalSegments":3,"Limit":5}"""),
        ("Scan", """{"TableName":"Tab","ScanFilter":{"a":{"ComparisonOperator":"BETWEEN","AttributeValueList":[{"N":"1"},{"N":"2"}]},"b":{"ComparisonOperator":"NOT_CONTAINS","AttributeValueList":[{"S":"x"}]}},"ConditionalOperator":"OR","IndexName":"Idx"}"""),
        ("BatchGetItem", """{"RequestItems":{"Tab":{"Keys":[{"p":{"S":"a"},"s":{"N":"1"}},{"p":{"S":"a"},"s":{"N":"2"}}],"ProjectionExpression":"#a","ExpressionAttributeNames":{"#a":"a"}}},"ReturnConsumedCapacity":"INDEXES"}"""),
        ("BatchWriteItem", """{"RequestItems":{"Tab":[{"PutRequest":{"Item":{"p":{"S":"c"},"s":{"N":"1"}}}},{"DeleteRequest":{"Key":{"p":{"S":"c"},"s":{"N":"2"}}}}]}}"""),
        ("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Tab","Item":{"p":{"S":"d"},"s":{"N":"1"}}}},{"Update":{"TableName":"Tab","Key":{"p":{"S":"d"},"s":{"N":"2"}},"UpdateExpression":"ADD a :n","ExpressionAttributeValues":{":n":{"N":"1"}}}},{"Delete":{"TableName":"Tab","Key":{"p":{"S":"d"},"s":{"N":"3"}}}},{"ConditionCheck":{"TableName":"Tab","Key":{"p":{"S":"d"},"s":{"N":"4"}},"ConditionExpression":"attribute_not_exists(p)"}}],"ReturnConsumedCapacity":"TOTAL"}"""),
        ("TransactWriteItems", """{"TransactItems":[{"Put":{"TableName":"Tab","Item":{"p":{"S":"e"},"s":{"N":"1"}},"ConditionExpression":"attribute_not_exists(p)","ReturnValuesOnConditionCheckFailure":"ALL_OLD"}}],"ClientRequestToken":"token","ReturnItemCollectionMetrics":"SIZE"}"""),
        ("TransactGetItems", """{"TransactItems":[{"Get":{"TableName":"Tab","Key":{"p":{"S":"a"},"s":{"N":"1"}},"ProjectionExpression":"#a, m.l[0]","ExpressionAttributeNames":{"#a":"a"}}},{"Get":{"TableName":"Tab","Key":{"p":{"S":"b"},"s":{"N":"1"}}}}],"ReturnConsumedCapacity":"INDEXES"}"""),
        ("CreateTable", """{"TableName":"New","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":2},"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},{"AttributeName":"g","AttributeType":"B"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],"LocalSecondaryIndexes":[{"IndexName":"Local","KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"g","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["a","b"]}}],"GlobalSecondaryIndexes":[{"IndexName":"Global","KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"s","KeyType":"HASH"},{"AttributeName":"p","KeyType":"RANGE"}],"Projection":{"ProjectionType":"KEYS_ONLY"},"ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}],"StreamSpecification":{"StreamEnabled":true,"StreamViewType":"NEW_IMAGE"},"SSESpecification":{"Enabled":true,"SSEType":"KMS"},"Tags":[{"Key":"a","Value":"b"}],"TableClass":"STANDARD","DeletionProtectionEnabled":false}"""),
        ("CreateTable", """{"TableName":"Other","BillingMode":"PAY_PER_REQUEST","OnDemandThroughput":{"MaxReadRequestUnits":5,"MaxWriteRequestUnits":-1},"WarmThroughput":{"ReadUnitsPerSecond":13000,"WriteUnitsPerSecond":5000},"AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}"""),
        ("UpdateTable", """{"TableName":"Tab","AttributeDefinitions":[{"AttributeName":"g","AttributeType":"S"},{"AttributeName":"n","AttributeType":"N"}],"GlobalSecondaryIndexUpdates":[{"Create":{"IndexName":"Late","KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"n","KeyType":"RANGE"}],"Projection":{"ProjectionType":"INCLUDE","NonKeyAttributes":["a"]}}}]}"""),
        ("UpdateTable", """{"TableName":"Tab","GlobalSecondaryIndexUpdates":[{"Delete":{"IndexName":"Late"}},{"Update":{"IndexName":"Idx","OnDemandThroughput":{"MaxReadRequestUnits":5}}}]}"""),
        ("UpdateTable", """{"TableName":"Tab","BillingMode":"PROVISIONED","ProvisionedThroughput":{"ReadCapacityUnits":10,"WriteCapacityUnits":10},"GlobalSecondaryIndexUpdates":[{"Update":{"IndexName":"Idx","ProvisionedThroughput":{"ReadCapacityUnits":1,"WriteCapacityUnits":1}}}]}"""),
        ("UpdateTable", """{"TableName":"Tab","DeletionProtectionEnabled":false,"StreamSpecification":{"StreamEnabled":false},"TableClass":"STANDARD_INFREQUENT_ACCESS"}"""),
        ("DescribeTable", """{"TableName":"Tab"}"""),
        ("DeleteTable", """{"TableName":"New"}"""),
        ("ListTables", """{"Limit":3,"ExclusiveStartTableName":"New"}"""),
        ("UpdateTimeToLive", """{"TableName":"Tab","TimeToLiveSpecification":{"AttributeName":"h","Enabled":true}}"""),
        ("DescribeTimeToLive", """{"TableName":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab"}"""),
        ("TagResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab","Tags":[{"Key":"a","Value":"b"},{"Key":"c","Value":""}]}"""),
        ("UntagResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab","TagKeys":["a"]}"""),
        ("ListTagsOfResource", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab","NextToken":"x"}"""),
        ("UpdateContinuousBackups", """{"TableName":"Tab","PointInTimeRecoverySpecification":{"PointInTimeRecoveryEnabled":true,"RecoveryPeriodInDays":7}}"""),
        ("DescribeContinuousBackups", """{"TableName":"Tab"}"""),
        ("DescribeContributorInsights", """{"TableName":"Tab","IndexName":"Idx"}"""),
        ("DescribeKinesisStreamingDestination", """{"TableName":"Tab"}"""),
        ("GetResourcePolicy", """{"ResourceArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab"}"""),
        ("DescribeEndpoints", "{}"),
        ("DescribeLimits", "{}"),
        ("ListBackups", """{"TableName":"Tab","Limit":1,"BackupType":"ALL"}"""),
        ("ListContributorInsights", """{"TableName":"Tab","MaxResults":1}"""),
        ("ListExports", """{"TableArn":"arn:aws:dynamodb:us-east-1:123456789012:table/Tab"}"""),
        ("ListGlobalTables", """{"RegionName":"us-east-1"}"""),
        ("ListImports", """{"PageSize":1}"""),
    ];

    // What requests do to tables would otherwise add up, and in the end most would meet a table that is not there.
    private const int InputsOfAnEngine = 500;

    private static readonly string[] Values =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e400", "99999999999999999999", "\"\"", "\"x\"", "\"NONE\"", "\"1e200\"", "\"=\"", "\"a.\"", "\"Tab\"", "[]", "{}", "[null]",
        """{"S":"x"}""", """{"N":"x"}""", """{"N":"1"}""", """{"B":"?"}""", """{"SS":[]}""", """{"NS":["1","1.0"]}""", """{"S":"a","N":"1"}""", """{"X":1}""", """{"S":null}""",
        """{"NULL":false}""", """{"L":[{}]}""", """{"M":{"":{"S":""}}}""", """{"BOOL":"no"}""", "\"LONE SURROGATE\"", "\"😀\"", """{"a":{"a":{"a":[[[]]]}}}""",
    ];

    [Fact]
    public void Every_operation_is_among_them()
    {
        using var engine = EmbeddedDynamo.InMemory();
        Assert.Equal(engine.Operations.Order(StringComparer.Ordinal), Valid.Select(request => request.Operation).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Requests_with_members_repeated_are_answered() => Fuzz(20_000, (random, body) =>
        Encoding.UTF8.GetBytes(Repeated(random, JsonNode.Parse(body)!)));

    // Whatever there can be several of, there are very many of.
    [Fact]
    public void Requests_with_very_many_of_something_are_answered() => Fuzz(200, (random, body) =>
    {
        var root = JsonNode.Parse(body)!;
        Multiply(random, root, 2_000);
        return Encoding.UTF8.GetBytes(root.ToJsonString());
    });

    [Fact]
    public void Requests_with_members_replaced_are_answered() => Fuzz(60_000, (random, body) =>
    {
        var root = JsonNode.Parse(body)!;
        for (var changes = random.Next(1, 4); changes > 0; changes--)
            Replace(random, root);
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace("LONE SURROGATE", "\\ud800", StringComparison.Ordinal));
    });

    [Fact]
    public void Requests_with_bytes_changed_are_answered() => Fuzz(30_000, (random, body) =>
    {
        var bytes = Encoding.UTF8.GetBytes(body).ToList();
        for (var changes = random.Next(1, 6); changes > 0 && bytes.Count > 0; changes--)
        {
            var at = random.Next(bytes.Count);
            if (random.Next(3) == 0)
                bytes.RemoveRange(at, random.Next(Math.Min(20, bytes.Count - at)));
            else if (random.Next(2) == 0)
                bytes[at] = (byte)random.Next(256);
            else
                bytes.Insert(at, (byte)random.Next(32, 127));
        }

        return [.. bytes];
    });

    [Theory]
    [InlineData(20)]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(60)]
    [InlineData(100)]
    [InlineData(130)]
    [InlineData(1000)]
    [InlineData(100_000)]
    public void Values_nested_to_any_depth_are_answered(int depth)
    {
        using var dynamo = new Dynamo().WithTable();
        foreach (var (open, close) in new[] { ("""{"L":[""", "]}"), ("""{"M":{"a":""", "}}") })
        {
            var value = string.Concat(Enumerable.Repeat(open, depth)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat(close, depth));
            foreach (var body in new[]
                     {
                         $$$$$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"v":{{{{{value}}}}}}}""",
                         $$$$$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"}},"ConditionExpression":"v = :v","ExpressionAttributeValues":{":v":{{{{{value}}}}}}}""",
                         $$$$$"""{"TableName":"Tab","Unknown":{{{{{value}}}}}}""",
                     })
                Assert.Contains(dynamo.Send("PutItem", body).Status, new[] { 200, 400 });
        }

        var put = dynamo.Send("PutItem", $$$$$"""{"TableName":"Tab","Item":{"p":{"S":"a"},"s":{"N":"1"},"v":{{{{{Nested(depth)}}}}}}}""");
        Assert.Equal(depth <= 31 ? 200 : 400, put.Status);
    }

    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("""{"L":[""", depth)) + """{"S":"x"}""" + string.Concat(Enumerable.Repeat("]}", depth));

    private static void Fuzz(int count, Func<Random, string, byte[]> change)
    {
        using var engines = new Engines();
        FuzzInputs.Run(count, random =>
        {
            var dynamo = engines.Next();
            var (operation, body) = Valid[random.Next(Valid.Length)];
            var bytes = change(random, body);
            var answer = dynamo.Engine.SendAsync(new BackendRequest(operation, bytes, CallContext.None), CancellationToken.None);
            using var response = answer.AsTask().GetAwaiter().GetResult();
            Assert.True(response.Status is 200 or 400, $"{operation} answered {response.Status} to {Encoding.UTF8.GetString(bytes)}");
            if (response.Body.IsEmpty)
                return;
            using var document = JsonDocument.Parse(response.Body);
            Assert.Equal(response.Status == 400, document.RootElement.TryGetProperty("__type", out _));
        });
    }

    // JsonNode has each name once, so the text is written by hand.
    private static string Repeated(Random random, JsonNode? node) => node switch
    {
        JsonObject members => $"{{{string.Join(',', members.SelectMany(member => Copies(random, member.Key, member.Value)))}}}",
        JsonArray elements => $"[{string.Join(',', elements.Select(element => Repeated(random, element)))}]",
        _ => node?.ToJsonString() ?? "null",
    };

    private static IEnumerable<string> Copies(Random random, string name, JsonNode? value)
    {
        for (var copies = random.Next(6) == 0 ? random.Next(2, 5) : 1; copies > 0; copies--)
        {
            var text = random.Next(12) == 0 ? Values[random.Next(Values.Length)].Replace("LONE SURROGATE", "\\ud800", StringComparison.Ordinal) : Repeated(random, value);
            yield return $"{JsonSerializer.Serialize(name)}:{text}";
        }
    }

    private static void Multiply(Random random, JsonNode root, int times)
    {
        var containers = new List<JsonNode>();
        Gather(root, containers);
        var chosen = containers[random.Next(containers.Count)];
        for (var i = 0; i < times; i++)
        {
            if (chosen is JsonArray { Count: > 0 } list)
                list.Add(list[0]?.DeepClone());
            else if (chosen is JsonObject { Count: > 0 } members)
                members.Add(members.GetAt(0).Key + i, members.GetAt(0).Value?.DeepClone());
        }
    }

    private static void Gather(JsonNode? node, List<JsonNode> containers)
    {
        if (node is not (JsonObject or JsonArray))
            return;
        containers.Add(node);
        foreach (var inner in node is JsonObject members ? members.Select(member => member.Value) : (JsonArray)node)
            Gather(inner, containers);
    }

    private sealed class Engines : IDisposable
    {
        private Dynamo? _dynamo;
        private int _inputs;

        public Dynamo Next()
        {
            if (_inputs++ % InputsOfAnEngine == 0)
            {
                _dynamo?.Dispose();
                _dynamo = new Dynamo().WithTable();
            }

            return _dynamo!;
        }

        public void Dispose() => _dynamo?.Dispose();
    }

    private static void Replace(Random random, JsonNode root)
    {
        var node = root;
        while (true)
        {
            switch (node)
            {
                case JsonObject { Count: > 0 } parent:
                    var name = parent.GetAt(random.Next(parent.Count)).Key;
                    if (parent[name] is (JsonObject { Count: > 0 } or JsonArray { Count: > 0 }) and var inner && random.Next(4) > 0)
                        node = inner;
                    else
                    {
                        Put(random, parent, name);
                        return;
                    }

                    break;
                case JsonArray { Count: > 0 } list:
                    var at = random.Next(list.Count);
                    if (list[at] is JsonObject { Count: > 0 } element && random.Next(4) > 0)
                        node = element;
                    else
                    {
                        list[at] = JsonNode.Parse(Values[random.Next(Values.Length)]);
                        return;
                    }

                    break;
                default:
                    return;
            }
        }
    }

    private static void Put(Random random, JsonObject parent, string name)
    {
        switch (random.Next(4))
        {
            case 0:
                parent.Remove(name);
                break;
            case 1:
                var moved = parent[name]?.DeepClone();
                parent.Remove(name);
                parent[name + "x"] = moved;
                break;
            default:
                parent[name] = JsonNode.Parse(Values[random.Next(Values.Length)]);
                break;
        }
    }
}
