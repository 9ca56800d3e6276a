using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Transfer.Items;

namespace FauxSql.Transfer.Exporting;

/// <summary>Exports the items of a model to files, one for each entity, which an import makes the same items of. Claims to unique values are none: an import makes them anew.</summary>
public sealed class Exporter
{
    private const int Page = 1000;
    private const int Segments = 2;
    private const int AtOnce = 4;
    private const int Buffer = 1 << 17;

    private readonly ModelDatabase _database;
    private readonly string _folder;
    private readonly ExportFormat _format;
    private readonly IProgress<ExportProgress>? _progress;
    private readonly Lock _reporting = new();
    private long _items;

    private Exporter(IBackend backend, DatabaseSchema schema, string folder, ExportFormat format, IProgress<ExportProgress>? progress) =>
        (_database, _folder, _format, _progress) = (new ModelDatabase(backend, schema), folder, format, progress);

    /// <summary>Exports all items, read consistently. The files appear together when all are complete, and are readable by their owner only.</summary>
    /// <param name="backend">Where the tables are.</param>
    /// <param name="schema">The model.</param>
    /// <param name="folder">The folder, which is made; one that is there must be empty.</param>
    /// <param name="format">The format of the files.</param>
    /// <param name="progress">Is told after each page, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops, and leaves nothing behind.</param>
    /// <returns>What was exported, in the order of the model.</returns>
    /// <exception cref="TransferException">The folder is not empty, another export writes it, a table is not there, or an item cannot be told in the format.</exception>
    /// <exception cref="Errors.FauxSqlException">The tables cannot be read.</exception>
    public static async Task<IReadOnlyList<ExportCount>> ExportAsync(
        IBackend backend, DatabaseSchema schema, string folder, ExportFormat format, IProgress<ExportProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        using var files = ExportFolder.Begin(folder);
        var counts = await new Exporter(backend, schema, files.Unfinished, format, progress).RunAsync(cancellationToken).ConfigureAwait(false);
        files.Publish();
        return counts;
    }

    private async Task<IReadOnlyList<ExportCount>> RunAsync(CancellationToken cancellationToken)
    {
        var entities = _database.Schema.Entities;
        foreach (var entity in entities)
            await TableIdentity.OfAsync(_database, entity, cancellationToken).ConfigureAwait(false);
        var counts = new ExportCount[entities.Count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(
            entities.Index(), options, async (entity, token) => counts[entity.Index] = await ExportAsync(entity.Item, token).ConfigureAwait(false)).ConfigureAwait(false);
        return counts;
    }

    private async Task<ExportCount> ExportAsync(EntitySchema entity, CancellationToken cancellationToken)
    {
        var file = $"{entity.Name}.{_format.ToString().ToLowerInvariant()}";
        using var sink = Open(entity, Path.Combine(_folder, file));
        var items = 0L;
        var open = new Read.Range(entity, null, []) { IsConsistent = true, Segments = Segments, Take = Page }.Parts();
        var context = new CallContext { Entity = entity.Name };
        while (open.Count > 0)
        {
            var found = await _database.Store.ReadAsync(open, context, null, cancellationToken).ConfigureAwait(false);
            foreach (var item in found.SelectMany(rows => rows.Items))
                sink.Write(item);
            items += found.Sum(rows => rows.Count);
            Report(entity, found.Sum(rows => rows.Count));
            open = [.. open.Zip(found, (part, rows) => part.Following(rows)).Where(part => part.After is not null)];
        }

        return new ExportCount(entity.Name, file, items);
    }

    private IItemSink Open(EntitySchema entity, string path)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = Buffer };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var stream = new FileStream(path, options);
        return _format == ExportFormat.Csv ? new CsvSink(entity, stream) : new JsonLinesSink(stream);
    }

    private void Report(EntitySchema entity, int items)
    {
        lock (_reporting)
            _progress?.Report(new ExportProgress(entity.Name, _items += items));
    }
}
