using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine.Tests;

/// <summary>An engine to be spoken to in JSON.</summary>
internal sealed class Dynamo(EmbeddedDynamo engine) : IDisposable
{
    public Dynamo() : this(EmbeddedDynamo.InMemory())
    {
    }

    public EmbeddedDynamo Engine { get; } = engine;

    /// <summary>The last answer as it was, for a failing test's message.</summary>
    public string LastAnswer { get; private set; } = "";

    /// <summary>Sends a request that must succeed.</summary>
    public JsonElement Ok(string operation, string body)
    {
        var (status, answer) = Send(operation, body);
        Assert.True(status == 200, $"{operation}: {status} {answer}");
        return answer;
    }

    /// <summary>Sends a request that must fail, and returns "Code: message".</summary>
    public string Fail(string operation, string body)
    {
        var (status, answer) = Send(operation, body);
        Assert.True(status >= 400, $"{operation} succeeded: {answer}");
        var message = answer.TryGetProperty("message", out var lower) || answer.TryGetProperty("Message", out lower) ? lower.GetString() : "";
        return $"{answer.GetProperty("__type").GetString()!.Split('#')[1]}: {message}";
    }

    public (int Status, JsonElement Body) Send(string operation, string body)
    {
        var sent = Engine.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
        using var response = sent.AsTask().GetAwaiter().GetResult();
        Assert.NotEqual("", response.RequestId);
        using var document = JsonDocument.Parse(response.Body.IsEmpty ? "{}"u8.ToArray() : response.Body);
        LastAnswer = Encoding.UTF8.GetString(response.Body.Span);
        return (response.Status, document.RootElement.Clone());
    }

    /// <summary>Creates table T with partition key p (S), sort key s (N), index G on g (S) and h (N).</summary>
    public Dynamo WithTable(string name = "Tab", string projection = """{"ProjectionType":"ALL"}""")
    {
        var (status, answer) = TryWithTable(name, projection);
        Assert.True(status == 200, $"CreateTable: {status} {answer}");
        return this;
    }

    /// <inheritdoc cref="WithTable"/>
    public (int Status, JsonElement Body) TryWithTable(string name, string projection = """{"ProjectionType":"ALL"}""") => Send("CreateTable", $$"""
            {"TableName":"{{name}}","BillingMode":"PAY_PER_REQUEST",
             "AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"},{"AttributeName":"s","AttributeType":"N"},
                                     {"AttributeName":"g","AttributeType":"S"},{"AttributeName":"h","AttributeType":"N"}],
             "KeySchema":[{"AttributeName":"p","KeyType":"HASH"},{"AttributeName":"s","KeyType":"RANGE"}],
             "GlobalSecondaryIndexes":[{"IndexName":"Idx","KeySchema":[{"AttributeName":"g","KeyType":"HASH"},{"AttributeName":"h","KeyType":"RANGE"}],
                                        "Projection":{{projection}}}]}
            """);

    public void Put(string item, string table = "Tab") => Ok("PutItem", $$"""{"TableName":"{{table}}","Item":{{item}}}""");

    public JsonElement? Get(string p, int s, string table = "Tab") =>
        Ok("GetItem", $$"""{"TableName":"{{table}}","ConsistentRead":true,"Key":{{Key(p, s)}}}""").TryGetProperty("Item", out var item) ? item : null;

    public static string Key(string p, int s) => $$$$$"""{"p":{"S":"{{{{{p}}}}}"},"s":{"N":"{{{{{s}}}}}"}}""";

    public void Dispose() => Engine.Dispose();
}
