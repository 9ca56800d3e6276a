using System.Collections.Frozen;
using FauxSql.Engine.Injection;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Upkeep;

namespace FauxSql.Engine.Operations;

/// <summary>What operations work with.</summary>
/// <param name="Database">The storage.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Indexes">Builds new indexes.</param>
/// <param name="Expiry">Deletes items whose time to live is over.</param>
/// <param name="Options">The settings.</param>
/// <param name="Injector">What lets things go wrong on purpose, or <see langword="null"/>.</param>
internal sealed record EngineContext(
    SqliteDatabase Database, TableSet Tables, IndexBuilder Indexes, TimeToLiveSweeper Expiry, EmbeddedDynamoOptions Options, FaultInjector? Injector)
{
    private static readonly FrozenSet<int> None = FrozenSet<int>.Empty;

    /// <summary>The positions of the entries of a batch that are left unprocessed on purpose.</summary>
    public IReadOnlySet<int> LeftUnprocessed(int entries) =>
        Injector is null ? None : Enumerable.Range(0, entries).Where(Injector.LeavesUnprocessed).ToHashSet();

    /// <summary>The same for a batch of writes, one of which may meet a transaction.</summary>
    public IReadOnlySet<int> LeftUnwritten(int entries)
    {
        var left = LeftUnprocessed(entries);
        return Injector?.MeetsTransaction(entries) is { } met ? left.Append(met).ToHashSet() : left;
    }
}
