using System.Text.Json;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>The engine that is compared with the model. Its clock stands still until it is moved.</summary>
internal sealed class ModelledEngine : IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly bool _onDisk;
    private readonly EmbeddedDynamoOptions _options;
    private Dynamo _dynamo;

    public ModelledEngine(bool onDisk)
    {
        _onDisk = onDisk;
        _options = new EmbeddedDynamoOptions { Time = Time };
        _dynamo = new Dynamo(onDisk ? EmbeddedDynamo.Open(_file.Path, _options) : EmbeddedDynamo.InMemory(_options));
    }

    public ManualTime Time { get; } = new();

    public string LastAnswer => _dynamo.LastAnswer;

    public (int Status, JsonElement Body) Send(string operation, string body) => _dynamo.Send(operation, body);

    /// <summary>Closes the data file and opens it again; in memory goes on with a copy.</summary>
    public void Reopen()
    {
        var copy = _onDisk ? null : _dynamo.Engine.Clone();
        _dynamo.Dispose();
        _dynamo = new Dynamo(copy ?? EmbeddedDynamo.Open(_file.Path, _options));
    }

    public void WaitForIndexes() => _dynamo.Engine.IndexesCaughtUpAsync(CancellationToken.None).GetAwaiter().GetResult();

    public IReadOnlyList<string> CheckIntegrity()
    {
        WaitForIndexes();
        return _dynamo.Engine.CheckIntegrity();
    }

    public void Dispose()
    {
        _dynamo.Dispose();
        _file.Dispose();
    }
}
