using BenchmarkDotNet.Attributes;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>What the benchmarks beside bare SQLite share: the data, and an order of keys without pattern.</summary>
public abstract class StorageBenchmark
{
    private readonly int[] _order = Invoices.Shuffled();
    private int _next;

    [Params(Medium.Memory, Medium.Disk)]
    public Medium Medium { get; set; }

    private protected Contestants Data { get; private set; } = null!;

    [GlobalSetup]
    public async Task FillAsync()
    {
        Data = await Contestants.FillAsync(Medium).ConfigureAwait(false);
        await PrepareAsync().ConfigureAwait(false);
    }

    [GlobalCleanup]
    public async Task CleanAsync() => await Data.DisposeAsync().ConfigureAwait(false);

    /// <summary>Prepares what is not to be measured, and checks once that all contestants find the same.</summary>
    protected abstract Task PrepareAsync();

    /// <summary>How often all keys have had their turn.</summary>
    private protected int Round { get; private set; }

    private protected int Next()
    {
        if (++_next == _order.Length)
        {
            _next = 0;
            Round++;
        }

        return _order[_next];
    }
}
