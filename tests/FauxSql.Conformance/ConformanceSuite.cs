using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;

namespace FauxSql.Conformance;

/// <summary>What a suite needs: a backend, and tables with names of its own, so that suites can share an endpoint.</summary>
public abstract class ConformanceSuite : IAsyncLifetime
{
    private readonly List<string> _tables = [];
    private IAsyncDisposable? _owner;

    /// <summary>The backend under test.</summary>
    protected IBackend Backend { get; private set; } = null!;

    /// <summary>The table of orders: HASH OrderId, index CustomerIndex (CustomerId, OrderDate).</summary>
    protected string Orders { get; } = $"Orders-{Guid.NewGuid():N}";

    /// <summary>The table of order items: HASH OrderId, RANGE Line (a number).</summary>
    protected string Lines { get; } = $"Lines-{Guid.NewGuid():N}";

    /// <summary>Starts the backend, and says what must be disposed of in the end.</summary>
    protected abstract Task<(IBackend Backend, IAsyncDisposable Owner)> StartAsync();

    /// <inheritdoc/>
    public async ValueTask InitializeAsync()
    {
        (Backend, _owner) = await StartAsync();
        await CreateTableAsync($$"""
            {"TableName":"{{Orders}}","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"OrderId","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"OrderId","AttributeType":"S"},{"AttributeName":"CustomerId","AttributeType":"S"},
                                     {"AttributeName":"OrderDate","AttributeType":"S"}],
             "GlobalSecondaryIndexes":[{"IndexName":"CustomerIndex","Projection":{"ProjectionType":"ALL"},
               "KeySchema":[{"AttributeName":"CustomerId","KeyType":"HASH"},{"AttributeName":"OrderDate","KeyType":"RANGE"}]}]}
            """);
        await CreateTableAsync($$"""
            {"TableName":"{{Lines}}","BillingMode":"PAY_PER_REQUEST",
             "KeySchema":[{"AttributeName":"OrderId","KeyType":"HASH"},{"AttributeName":"Line","KeyType":"RANGE"}],
             "AttributeDefinitions":[{"AttributeName":"OrderId","AttributeType":"S"},{"AttributeName":"Line","AttributeType":"N"}]}
            """);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_owner is null)
            return;
        foreach (var table in _tables)
            await Backend.CallAsync("DeleteTable", $$"""{"TableName":"{{table}}"}""");
        await _owner.DisposeAsync();
    }

    /// <summary>Creates a table that is deleted in the end, and waits until it can be used.</summary>
    protected async Task CreateTableAsync(string request)
    {
        var answer = await Backend.CallAsync("CreateTable", request);
        var name = (string)answer["TableDescription"]!["TableName"]!;
        _tables.Add(name);
        await WaitUntilActiveAsync(name);
    }

    /// <summary>Sends a request that must be refused with one error in exactly these words. ORDERS and LINES stand for the tables.</summary>
    protected async Task RefusesExactlyAsync(string operation, string request, string code, string message)
    {
        var (actualCode, actualMessage, _) = await Backend.RefuseAsync(operation, Named(request));
        Assert.Equal($"{code}: {Named(message)}", $"{actualCode}: {actualMessage}");
    }

    /// <summary>Sends a request that must succeed. ORDERS and LINES stand for the tables.</summary>
    protected Task<JsonNode> AnswersAsync(string operation, string request) => Backend.CallAsync(operation, Named(request));

    /// <summary>A text with the tables' names where ORDERS and LINES stand.</summary>
    protected string Named(string text) => text.Replace("ORDERS", Orders, StringComparison.Ordinal).Replace("LINES", Lines, StringComparison.Ordinal);

    /// <summary>Writes an order.</summary>
    protected Task PutOrderAsync(string id, string customer, string date, int total) => Backend.CallAsync("PutItem", $$$$$"""
        {"TableName":"{{{{{Orders}}}}}","Item":{"OrderId":{"S":"{{{{{id}}}}}"},"CustomerId":{"S":"{{{{{customer}}}}}"},"OrderDate":{"S":"{{{{{date}}}}}"},
         "Amount":{"N":"{{{{{total}}}}}"}}}
        """);

    /// <summary>Writes a line of an order.</summary>
    protected Task PutLineAsync(string order, string line) => Backend.CallAsync("PutItem", $$$$$"""
        {"TableName":"{{{{{Lines}}}}}","Item":{"OrderId":{"S":"{{{{{order}}}}}"},"Line":{"N":"{{{{{line}}}}}"}}}
        """);

    private async Task WaitUntilActiveAsync(string table)
    {
        for (var attempt = 0; attempt < 200; attempt++)
        {
            var description = await Backend.CallAsync("DescribeTable", $$"""{"TableName":"{{table}}"}""");
            if ((string?)description["Table"]!["TableStatus"] == "ACTIVE")
                return;
            await Task.Delay(25, TestContext.Current.CancellationToken);
        }

        Assert.Fail($"The table {table} did not become active");
    }
}
