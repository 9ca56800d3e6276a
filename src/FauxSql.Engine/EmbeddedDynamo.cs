using System.Collections.Frozen;
using System.Text.Json;
using FauxSql.Engine.Injection;
using FauxSql.Engine.Operations;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Upkeep;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Shapes;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine;

/// <summary>
/// DynamoDB in this process, in memory or in one SQLite file. It answers the requests of the low-level API as AWS does; every write
/// is committed before it is answered. Safe for concurrent use.
/// </summary>
public sealed class EmbeddedDynamo : IBackend, IDisposable, IAsyncDisposable
{
    private static readonly FrozenSet<string> ItemWrites = FrozenSet.Create("BatchWriteItem", "DeleteItem", "PutItem", "TransactWriteItems", "UpdateItem");

    [ThreadStatic]
    private static Utf8JsonWriter? t_writer;

    private readonly SqliteDatabase _database;
    private readonly TableSet _tables;
    private readonly IndexBuilder _indexes;
    private readonly TimeToLiveSweeper _sweeper;
    private readonly FaultInjector? _injector;
    private readonly Turns _turns;
    private readonly EmbeddedDynamoOptions _options;
    private readonly FrozenDictionary<string, IOperation> _operations;
    private volatile bool _isDisposed;

    private EmbeddedDynamo(SqliteDatabase database, EmbeddedDynamoOptions? options)
    {
        options ??= new EmbeddedDynamoOptions();
        _database = database;
        _tables = new TableSet(database, options);
        _indexes = new IndexBuilder(database, _tables, options.Time);
        _sweeper = new TimeToLiveSweeper(database, _tables, options.Time, options.TimeToLiveInterval);
        _options = options;
        _turns = new Turns(database, Answer, (request, failure) => Refuse(FaultOf(failure, request.Operation)!));
        _injector = options.Faults is { } faults ? new FaultInjector(faults, database, _tables, options) : null;
        var context = new EngineContext(database, _tables, _indexes, _sweeper, options, _injector);
        _operations = new Dictionary<string, IOperation>
        {
            ["BatchGetItem"] = new BatchGetItem(context),
            ["BatchWriteItem"] = new BatchWriteItem(context),
            ["CreateTable"] = new CreateTable(context),
            ["DeleteItem"] = new DeleteItem(context),
            ["DeleteTable"] = new DeleteTable(context),
            ["DescribeContinuousBackups"] = new DescribeContinuousBackups(context),
            ["DescribeContributorInsights"] = new DescribeContributorInsights(context),
            ["DescribeEndpoints"] = new DescribeEndpoints(context),
            ["DescribeKinesisStreamingDestination"] = new DescribeKinesisStreamingDestination(context),
            ["DescribeLimits"] = new DescribeLimits(),
            ["DescribeTable"] = new DescribeTable(context),
            ["DescribeTimeToLive"] = new DescribeTimeToLive(context),
            ["GetItem"] = new GetItem(context),
            ["GetResourcePolicy"] = new GetResourcePolicy(context),
            ["ListBackups"] = new EmptyList("BackupSummaries"),
            ["ListContributorInsights"] = new EmptyList("ContributorInsightsSummaries"),
            ["ListExports"] = new EmptyList("ExportSummaries"),
            ["ListGlobalTables"] = new EmptyList("GlobalTables"),
            ["ListImports"] = new EmptyList("ImportSummaryList"),
            ["ListTables"] = new ListTables(context),
            ["ListTagsOfResource"] = new ListTagsOfResource(context),
            ["PutItem"] = new PutItem(context),
            ["Query"] = new Query(context),
            ["Scan"] = new Scan(context),
            ["TagResource"] = new TagResource(context),
            ["TransactGetItems"] = new TransactGetItems(context),
            ["TransactWriteItems"] = new TransactWriteItems(context),
            ["UntagResource"] = new UntagResource(context),
            ["UpdateContinuousBackups"] = new UpdateContinuousBackups(context),
            ["UpdateItem"] = new UpdateItem(context),
            ["UpdateTable"] = new UpdateTable(context),
            ["UpdateTimeToLive"] = new UpdateTimeToLive(context),
        }.ToFrozenDictionary();
        _indexes.Resume();
        _sweeper.Start();
    }

    /// <summary>The names of the operations there are.</summary>
    internal IEnumerable<string> Operations => _operations.Keys;

    /// <inheritdoc/>
    public bool IsLocal => true;

    /// <summary>An empty database that lives as long as the object.</summary>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    public static EmbeddedDynamo InMemory(EmbeddedDynamoOptions? options = null) => new(SqliteDatabase.InMemory(), options);

    /// <summary>
    /// Opens a data file, or creates it. The file belongs to this process until the object is disposed of. A file of more than 32 MB is checked
    /// as it is read, and so is each item: once damage is found, every request is answered with InternalServerError, which names the file, and nobody begins to write any more.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <param name="options">The settings, or <see langword="null"/> for the defaults.</param>
    /// <exception cref="DatabaseFileException">The file is not ours, damaged, of a newer version, in use, or cannot be read and written.</exception>
    public static EmbeddedDynamo Open(string path, EmbeddedDynamoOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return With(SqliteDatabase.Open(path, (options ?? new EmbeddedDynamoOptions()).Durability), options);
    }

    /// <summary>
    /// An independent copy in memory of all that is committed at this moment: tables, items, settings, transaction tokens, and how far indexes
    /// are built. A database of 10,000 items is copied in about 2 milliseconds, so that each test can have one of its own. In memory, writers wait
    /// for the copy; a data file is read while others write to it. What reads of indexes do not see yet because of
    /// <see cref="FaultOptions.IndexDelay"/>, they see in the copy; random faults begin anew from their seed.
    /// </summary>
    /// <param name="options">The copy's settings, or <see langword="null"/> for those of this engine.</param>
    /// <exception cref="ObjectDisposedException">The engine was disposed of.</exception>
    /// <exception cref="DatabaseFileException">The data file cannot be read, or is damaged. Damage that was not found before is copied, and found in the copy.</exception>
    public EmbeddedDynamo Clone(EmbeddedDynamoOptions? options = null)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            return With(_database.CopyInMemory(), options ?? _options);
        }
        catch (StorageException e)
        {
            throw new DatabaseFileException(_database.Damage.Note(e) ?? $"The database cannot be copied: {e.Message}. Free some memory, or check the data file.", e);
        }
    }

    /// <summary>
    /// Waits until every index is built, and lets all reads of indexes see what has been written so far, however long
    /// <see cref="FaultOptions.IndexDelay"/> says that takes. The clock stays where it is.
    /// </summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="ObjectDisposedException">The engine was disposed of.</exception>
    /// <exception cref="DatabaseFileException">The data file was found to be damaged, now or before: indexes may be incomplete.</exception>
    public async Task IndexesCaughtUpAsync(CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        try
        {
            await _indexes.BuiltAsync(cancellationToken).ConfigureAwait(false);
            foreach (var index in _tables.All.SelectMany(table => table.Indexes))
                index.Delayed?.CatchUp();
            _database.Damage.ThrowIfFound();
        }
        catch (Exception e) when (_database.Damage.Note(e) is { } damage)
        {
            throw new DatabaseFileException(damage, e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ObjectDisposedException">The engine was disposed of.</exception>
    public ValueTask<BackendResponse> SendAsync(BackendRequest request, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        return cancellationToken.IsCancellationRequested
            ? ValueTask.FromCanceled<BackendResponse>(cancellationToken)
            : _injector?.NextLatency() is { } latency && latency > TimeSpan.Zero ? AnswerAfterAsync(latency, request, cancellationToken)
            : AnswerAsync(request, cancellationToken);
    }

    /// <summary>What is wrong with what is stored, see <see cref="IntegrityChecker"/>.</summary>
    internal IReadOnlyList<string> CheckIntegrity() => IntegrityChecker.Check(_database, _tables.All);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _isDisposed, true))
            return;
        _sweeper.Dispose();
        _injector?.Dispose();
        _indexes.Dispose();
        _database.Dispose();
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static EmbeddedDynamo With(SqliteDatabase database, EmbeddedDynamoOptions? options)
    {
        try
        {
            return new EmbeddedDynamo(database, options);
        }
        catch (Exception e)
        {
            database.Dispose();

            // A setting that cannot be is the caller's; whatever else fails does so because of what stands in the file.
            if (database.Damage.Path is { } path && e is not ArgumentOutOfRangeException)
                throw DatabaseHeader.Damaged(path, e.Message, e);
            throw;
        }
    }

    private async ValueTask<BackendResponse> AnswerAfterAsync(TimeSpan latency, BackendRequest request, CancellationToken cancellationToken)
    {
        await Task.Delay(latency, _options.Time, cancellationToken).ConfigureAwait(false);
        return await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
    }

    // On disk, reads have connections of their own, and a change of a table may wait for a lock: there are few of them.
    private ValueTask<BackendResponse> AnswerAsync(BackendRequest request, CancellationToken cancellationToken) =>
        _database.HasOneConnection || ItemWrites.Contains(request.Operation)
            ? _turns.AnswerAsync(request, cancellationToken) : ValueTask.FromResult(Answer(request));

    private BackendResponse Answer(BackendRequest request)
    {
        using var buffer = new ResponseBuffer();
        try
        {
            Run(request, buffer);
            return ResponseOf(200, buffer);
        }
        catch (Exception e) when (FaultOf(e, request.Operation) is { } fault)
        {
            return Refuse(fault);
        }
    }

    private static BackendResponse Refuse(ServiceFault fault)
    {
        using var buffer = new ResponseBuffer();
        using (var writer = new Utf8JsonWriter(buffer))
            fault.WriteTo(writer);
        return ResponseOf(fault.Status, buffer);
    }

    private static BackendResponse ResponseOf(int status, ResponseBuffer buffer)
    {
        var (rented, length) = buffer.Detach();
        return BackendResponse.FromPool(status, rented, length);
    }

    private void Run(BackendRequest request, ResponseBuffer buffer)
    {
        if (_database.Damage.Words is { } damage)
            throw Faults.Internal(damage);
        if (!_operations.TryGetValue(request.Operation, out var operation))
            throw Faults.UnknownOperation();
        using var text = Deserialisation.Read(request.Body, request.Operation);
        var read = new Request(text.Root);
        _injector?.Meet(request.Operation, read);
        var writer = WriterOf(buffer);
        operation.Run(read, writer);
        writer.Flush();
        _injector?.MayLose(request.Operation);
    }

    // An operation runs on one thread from beginning to end, so each thread needs one writer only.
    private static Utf8JsonWriter WriterOf(ResponseBuffer buffer)
    {
        t_writer ??= new Utf8JsonWriter(buffer, new JsonWriterOptions { SkipValidation = true });
        t_writer.Reset(buffer);
        return t_writer;
    }

    private ServiceFault? FaultOf(Exception exception, string operation) => exception switch
    {
        ServiceFault fault => fault,
        ForeignTableException foreign => Faults.AccessDenied(foreign.Caller, operation, foreign.Message),
        ExpressionException => Faults.Validation(exception.Message),
        StorageException { IsMissingTable: true } => Faults.TableNotFound(),
        _ when _database.Damage.Note(exception) is { } damage => Faults.Internal(damage),
        StorageException => Faults.Internal(
            $"The data could not be read or written, and nothing was changed: {exception.Message}. Free some disk space, or check the data file."),
        _ => null,
    };
}
