using FauxSql.Errors;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Sources;

namespace FauxSql.Transfer.Importing;

/// <summary>Imports rows into the tables of a model, without running the project's code.</summary>
public sealed class Importer
{
    private readonly ModelDatabase _database;
    private readonly ImportSettings _settings;
    private readonly IProgress<ImportProgress>? _progress;
    private readonly CheckpointFile _file;
    private readonly string _rejects;
    private long _rows;

    private Importer(IBackend backend, DatabaseSchema schema, ImportSettings settings, IProgress<ImportProgress>? progress)
    {
        _database = new ModelDatabase(backend, schema);
        _settings = settings;
        _progress = progress;
        _file = new CheckpointFile(settings.Checkpoint);
        _rejects = Path.GetFullPath(settings.Rejects);
    }

    /// <summary>
    /// Imports all rows, or goes on with an import that was interrupted. Every row is in afterwards, or in the file of rejects. The tables are made where the backend is local.
    /// </summary>
    /// <param name="backend">Where the tables are.</param>
    /// <param name="schema">The model.</param>
    /// <param name="settings">What is imported.</param>
    /// <param name="progress">Is told after each batch, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops; the same import goes on from there.</param>
    /// <exception cref="Relational.SourceException">The source cannot be read.</exception>
    /// <exception cref="TransferException">It does not fit the model, or an import that was interrupted was another one.</exception>
    /// <exception cref="FauxSqlException">The tables cannot be written to; the same import goes on from there.</exception>
    public static Task<ImportReport> ImportAsync(
        IBackend backend, DatabaseSchema schema, ImportSettings settings, IProgress<ImportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(settings);
        return new Importer(backend, schema, settings, progress).RunAsync(cancellationToken);
    }

    private async Task<ImportReport> RunAsync(CancellationToken cancellationToken)
    {
        if (_rejects == Path.GetFullPath(_settings.From.Path))
            throw new TransferException($"'{_settings.Rejects}' is what is imported: name another file for what is rejected, with --rejects.");
        var sources = SourceReader.Read(_database.Schema, _settings.From, _settings.Skips, cancellationToken);
        var fingerprint = SourceReader.FingerprintOf(_settings.From, cancellationToken);
        if (_database.Backend.IsLocal)
            await _database.EnsureTablesAsync(cancellationToken).ConfigureAwait(false);
        var (checkpoint, isResumed) = await BeginAsync(sources, fingerprint, cancellationToken).ConfigureAwait(false);
        using var rejects = new RejectFile(_rejects);
        if (isResumed)
            rejects.Resume(checkpoint);
        else
            rejects.Begin(_settings.Restarts ? _file.ReadIfPossible() : null);
        Note(checkpoint, rejects, [], isSettled: true);
        foreach (var group in ImportOrder.Of(sources))
            await ImportAsync(group, checkpoint, rejects, cancellationToken).ConfigureAwait(false);
        _file.Delete();
        var parts = sources.Select(source => CountOf(source, checkpoint.Parts[source.Name]));
        return new ImportReport([.. parts], isResumed, rejects.Length == 0 ? null : _settings.Rejects);
    }

    private static PartCount CountOf(ItemSource source, PartState state) => new(source.Name, source.Entity.Name, state.Imported, state.There, state.Rejected);

    private async Task<(Checkpoint Checkpoint, bool IsResumed)> BeginAsync(IReadOnlyList<ItemSource> sources, string fingerprint, CancellationToken cancellationToken)
    {
        var begun = new Checkpoint(_settings.From.ToString(), fingerprint, _settings.Target, string.Join('\n', _settings.Skips.Order(StringComparer.Ordinal)), _rejects);
        var entities = sources.Select(source => source.Entity).DistinctBy(entity => entity.Name).ToList();
        foreach (var entity in entities)
            begun.Tables.Add(entity.Name, await TableIdentity.OfAsync(_database, entity, cancellationToken).ConfigureAwait(false));
        if (!_settings.Restarts && _file.Read() is { } interrupted)
        {
            Refuse(interrupted, begun);
            return (interrupted, true);
        }

        foreach (var entity in entities)
        {
            if (await IsEmptyAsync(entity, cancellationToken).ConfigureAwait(false))
                begun.Empty.Add(entity.Name);
        }

        foreach (var source in sources)
            begun.Parts.Add(source.Name, new PartState());
        return (begun, false);
    }

    private void Refuse(Checkpoint interrupted, Checkpoint begun)
    {
        if (!interrupted.IsOfSameImport(begun))
        {
            throw new TransferException(
                $"An import of {interrupted.Source} was interrupted, and this is another one: {(interrupted.Fingerprint == begun.Fingerprint ? "other options are given" : "the source has changed since")}. "
                + $"Run that one again as it was, or start over with --restart: rows that are in already stay as they are. '{_file.Path}' remembers it.");
        }

        var other = begun.Tables.FirstOrDefault(table => interrupted.Tables.GetValueOrDefault(table.Key) != table.Value).Key;
        if (other is not null)
            throw new TransferException($"The table of {other} is not the one that the interrupted import of {interrupted.Source} was filling. Start over with --restart.");
    }

    private async Task<bool> IsEmptyAsync(EntitySchema entity, CancellationToken cancellationToken)
    {
        var any = new Read.Range(entity, null, []) { Take = 1, IsConsistent = true };
        var rows = await _database.Store.ReadAsync([any], CallContext.None, null, cancellationToken).ConfigureAwait(false);
        return rows[0].Items.Count == 0;
    }

    private async Task ImportAsync(IReadOnlyList<ItemSource> group, Checkpoint checkpoint, RejectFile rejects, CancellationToken cancellationToken)
    {
        var isCyclic = ImportOrder.IsCyclic(group);
        if (group.All(source => checkpoint.Parts[source.Name].IsDone))
            return;
        var open = new List<PartImport>();
        foreach (var source in group)
        {
            // Rows that wait for others are not written down: such a group is begun again as a whole.
            var state = isCyclic ? checkpoint.Parts[source.Name] = new PartState() : checkpoint.Parts[source.Name];
            if (state.IsDone)
                continue;
            var writer = new ItemWriter(_database, source.Entity, checkpoint.Empty.Contains(source.Entity.Name));
            var part = new PartImport(source, _database.CodecOf(source.Entity), writer, state, isCyclic, rejected => Settle(source, rejected), count => Report(source, count));
            await part.RunAsync(cancellationToken).ConfigureAwait(false);
            open.Add(part);
            if (isCyclic)
                continue;

            // Another source of the same entity must not replace these.
            checkpoint.Empty.Remove(source.Entity.Name);
            part.Finish();
        }

        if (!isCyclic)
            return;
        for (var isMoving = true; isMoving;)
        {
            isMoving = false;
            foreach (var part in open)
                isMoving |= part.Waiting.Count > 0 && await part.RetryAsync(cancellationToken).ConfigureAwait(false);
        }

        foreach (var part in open)
            part.Finish();

        void Settle(ItemSource source, IReadOnlyList<Rejected> rejected) => Note(
            checkpoint, rejects, RejectFile.LinesOf(source, rejected), isSettled: !isCyclic || group.All(of => checkpoint.Parts[of.Name].IsDone));
    }

    // Noted first: what is not written then is when the import goes on.
    private void Note(Checkpoint checkpoint, RejectFile rejects, byte[] lines, bool isSettled)
    {
        (checkpoint.RejectsLength, checkpoint.RejectsHash, checkpoint.Unwritten) = (rejects.Length, rejects.Hash, lines);
        if (isSettled)
            checkpoint.RejectsSettled = rejects.Length + lines.Length;
        _file.Write(checkpoint);
        rejects.Append(lines);
    }

    private void Report(ItemSource source, int rows) => _progress?.Report(new ImportProgress(source.Entity.Name, _rows += rows));
}
