using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine.Tests.Reliability.Histories;

/// <summary>Clients that append values to lists, alone, on conditions and in transactions, and read them, all at the same time.</summary>
/// <param name="backend">What they talk to.</param>
/// <param name="truth">Where the lists are read in the end.</param>
internal sealed class ListAppendLoad(IBackend backend, IBackend truth)
{
    // A key is left for a new one after some appends, so that lists stay short.
    private const int Keys = 6;
    private const int AppendsBetweenKeys = 600;

    private readonly ConcurrentBag<List<HistoryEntry>> _histories = [];
    private readonly ConcurrentDictionary<string, bool> _keys = new();
    private int _values;

    /// <summary>Runs the load; what comes back is what <see cref="HistoryChecker"/> wants.</summary>
    public (IReadOnlyList<HistoryEntry> History, IReadOnlyDictionary<string, int[]> Final) Run(int clients, TimeSpan time)
    {
        Must("CreateTable", """
            {"TableName":"Lists","BillingMode":"PAY_PER_REQUEST","AttributeDefinitions":[{"AttributeName":"p","AttributeType":"S"}],"KeySchema":[{"AttributeName":"p","KeyType":"HASH"}]}
            """);
        var end = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
        var failures = new ConcurrentBag<Exception>();
        var threads = Enumerable.Range(0, clients).Select(client => new Thread(() =>
        {
            try
            {
                Work(client, end);
            }
            catch (Exception e)
            {
                failures.Add(e);
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        Assert.Empty(failures);
        return ([.. _histories.SelectMany(h => h)], _keys.Keys.ToDictionary(key => key, key => Read(truth, key)));
    }

    private void Work(int client, long end)
    {
        var random = new Random(client);
        var history = new List<HistoryEntry>();
        _histories.Add(history);
        while (Stopwatch.GetTimestamp() < end)
        {
            var keys = PickKeys(random);
            var invoked = Stopwatch.GetTimestamp();
            var outcome = random.Next(10) switch
            {
                < 4 => AppendTogether(keys, mustFail: random.Next(5) == 0),
                < 6 => AppendAndRead(keys[0]),
                < 7 => AppendIf(keys[0], Read(keys[0]).Length + random.Next(2)),
                < 9 => ReadTogether(keys),
                _ => new Outcome(true, [], [(keys[0], Read(keys[0]))]),
            };
            history.Add(new HistoryEntry(client, invoked, Stopwatch.GetTimestamp(), outcome.Succeeded, outcome.Appends, outcome.Reads));
        }
    }

    private List<string> PickKeys(Random random)
    {
        var generation = Volatile.Read(ref _values) / AppendsBetweenKeys;
        var keys = Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"g{generation}k{random.Next(Keys)}").Distinct().ToList();
        keys.ForEach(key => _keys.TryAdd(key, true));
        return keys;
    }

    private Outcome AppendTogether(List<string> keys, bool mustFail)
    {
        var appends = keys.ConvertAll(key => (key, Interlocked.Increment(ref _values)));
        var actions = appends.ConvertAll(a => $$"""{"Update":{ {{Append(a.key, a.Item2)}} } }""");
        if (mustFail)
            actions.Add("""{"ConditionCheck":{"TableName":"Lists","Key":{"p":{"S":"never"}},"ConditionExpression":"attribute_exists(p)"} }""");
        var (status, answer) = Send("TransactWriteItems", $$"""{"TransactItems":[{{string.Join(',', actions)}}]}""");
        Expect(status, answer, "TransactionCanceledException");
        return new Outcome(status == 200, appends, []);
    }

    private Outcome AppendAndRead(string key)
    {
        var value = Interlocked.Increment(ref _values);
        var answer = Must("UpdateItem", $$"""{ {{Append(key, value)}},"ReturnValues":"ALL_NEW"}""");
        var values = Values(answer.GetProperty("Attributes"));
        Assert.Equal(value, values[^1]);
        return new Outcome(true, [(key, value)], [(key, values[..^1])]);
    }

    private Outcome AppendIf(string key, int length)
    {
        var value = Interlocked.Increment(ref _values);
        var condition = length == 0 ? "attribute_not_exists(p) OR size(l) = :n" : "size(l) = :n";
        var (status, answer) = Send("UpdateItem", $$"""
            { {{Append(key, value)[..^1]}},":n":{"N":"{{length}}"} },"ConditionExpression":"{{condition}}"}
            """);
        Expect(status, answer, "ConditionalCheckFailedException");
        return new Outcome(status == 200, [(key, value)], []);
    }

    private Outcome ReadTogether(List<string> keys)
    {
        var gets = keys.ConvertAll(key => $$$"""{"Get":{"TableName":"Lists","Key":{"p":{"S":"{{{key}}}"} } } }""");
        var answer = Must("TransactGetItems", $$"""{"TransactItems":[{{string.Join(',', gets)}}]}""");
        var responses = answer.GetProperty("Responses").EnumerateArray().Select(r => r.TryGetProperty("Item", out var item) ? Values(item) : []);
        return new Outcome(true, [], [.. keys.Zip(responses)]);
    }

    private int[] Read(string key) => Read(backend, key);

    private static int[] Read(IBackend backend, string key)
    {
        var (status, answer) = Send(backend, "GetItem", $$$"""{"TableName":"Lists","ConsistentRead":true,"Key":{"p":{"S":"{{{key}}}"} } }""");
        Expect(status, answer, "");
        return answer.TryGetProperty("Item", out var item) ? Values(item) : [];
    }

    private static string Append(string key, int value) => $$$"""
        "TableName":"Lists","Key":{"p":{"S":"{{{key}}}"} },"UpdateExpression":"SET l = list_append(if_not_exists(l, :e), :v)",
        "ExpressionAttributeValues":{":e":{"L":[]},":v":{"L":[{"N":"{{{value}}}"}]}}
        """.TrimEnd();

    private static int[] Values(JsonElement item) =>
        [.. item.GetProperty("l").GetProperty("L").EnumerateArray().Select(n => int.Parse(n.GetProperty("N").GetString()!, CultureInfo.InvariantCulture))];

    private JsonElement Must(string operation, string body)
    {
        var (status, answer) = Send(operation, body);
        Expect(status, answer, "");
        return answer;
    }

    private static void Expect(int status, JsonElement answer, string orRefusal) =>
        Assert.True(status == 200 || orRefusal != "" && answer.GetProperty("__type").GetString()!.EndsWith(orRefusal, StringComparison.Ordinal), answer.ToString());

    private (int Status, JsonElement Answer) Send(string operation, string body) => Send(backend, operation, body);

    private static (int Status, JsonElement Answer) Send(IBackend backend, string operation, string body)
    {
        var sent = backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
        using var response = sent.AsTask().GetAwaiter().GetResult();
        using var document = JsonDocument.Parse(response.Body);
        return (response.Status, document.RootElement.Clone());
    }

    private sealed record Outcome(bool Succeeded, IReadOnlyList<(string Key, int Value)> Appends, IReadOnlyList<(string Key, int[] Values)> Reads);
}
