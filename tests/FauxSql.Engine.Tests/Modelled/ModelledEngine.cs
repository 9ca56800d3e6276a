using System.Text.Json;

namespace FauxSql.Engine.Tests.Modelled;

/// <summary>The engine that is compared with the model. Its clock stands still.</summary>
internal sealed class ModelledEngine : IDisposable
{
    private readonly TemporaryFile _file = new();
    private readonly EmbeddedDynamoOptions _options;
    private readonly Dynamo _dynamo;

    public ModelledEngine(bool onDisk)
    {
        _options = new EmbeddedDynamoOptions { Time = Time };
        _dynamo = new Dynamo(onDisk ? EmbeddedDynamo.Open(_file.Path, _options) : EmbeddedDynamo.InMemory(_options));
    }

    public ManualTime Time { get; } = new();

    public string LastAnswer => _dynamo.LastAnswer;

    public (int Status, JsonElement Body) Send(string operation, string body) => _dynamo.Send(operation, body);

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
