using BenchmarkDotNet.Attributes;

namespace FauxSql.Benchmarks.Client;

/// <summary>What the benchmarks of clients share.</summary>
public abstract class ClientBenchmark
{
    private static readonly Uri Address = new("https://dynamodb.eu-west-1.amazonaws.com/");

    private readonly byte[] _body = "{}"u8.ToArray();

    private protected Contestants Clients { get; private set; } = null!;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        Clients = new Contestants(Answer(Catalog.OwnInstants), Answer(Catalog.SdkInstants));
        await CheckAsync().ConfigureAwait(false);
    }

    [GlobalCleanup]
    public void Clean() => Clients.Dispose();

    [Benchmark(Description = "HttpClient alone: nothing signed, nothing decoded")]
    public async Task<int> BareAsync()
    {
        using var content = new ByteArrayContent(_body);
        using var answer = await Clients.Bare.PostAsync(Address, content).ConfigureAwait(false);
        return (await answer.Content.ReadAsByteArrayAsync().ConfigureAwait(false)).Length;
    }

    private protected abstract byte[] Answer(string instants);

    /// <summary>Checks once that all clients find or send the same.</summary>
    private protected abstract Task CheckAsync();

    private protected static void Expect(bool isSo)
    {
        if (!isSo)
            throw new InvalidOperationException("The clients do not do the same");
    }
}
