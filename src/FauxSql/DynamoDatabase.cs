using System.ComponentModel;
using FauxSql.Backends;
using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Telemetry;
using FauxSql.Transactions;
using FauxSql.Writes;

namespace FauxSql;

/// <summary>A model on a backend. The generator derives from it the class marked <c>[Database]</c>. Safe for concurrent use.</summary>
public abstract class DynamoDatabase
{
    /// <summary>A database; called by generated code.</summary>
    /// <param name="backend">What answers the requests. Unless it is a <see cref="RetryingBackend"/>, one is put around it.</param>
    /// <param name="layout">Where items are stored, or <see langword="null"/> for one table for each entity without a prefix.</param>
    /// <param name="schema">The model.</param>
    /// <param name="options">What is different from the defaults, or <see langword="null"/> for nothing.</param>
    protected DynamoDatabase(IBackend backend, ILayout? layout, DatabaseSchema schema, DatabaseOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(schema);
        Layout = layout ?? new MultiTableLayout();
        Schema = schema;
        Options = options ?? new DatabaseOptions();
        Events = new EventSink(Options);
        var retrying = backend as RetryingBackend ?? new RetryingBackend(backend, Options.Retries, Options.Time);
        Backend = new TelemetryBackend(retrying, Events, new AccessNames(Schema, Layout));
        Traces = Traces.Of(backend);
        Connection = new StoreConnection(Backend, retrying.Time, Options.Timeout, Traces, Events);
        Store = new DirectStore(Layout, Connection);
    }

    /// <summary>The model.</summary>
    public DatabaseSchema Schema { get; }

    internal DatabaseOptions Options { get; }

    internal EventSink Events { get; }

    internal IBackend Backend { get; }

    internal StoreConnection Connection { get; }

    internal ILayout Layout { get; }

    internal IStore Store { get; init; }

    internal Traces Traces { get; }

    /// <summary>The enforced references, by the entity referred to.</summary>
    internal ILookup<string, Referrer> Referrers => field ??= Referrer.AllOf(Schema);

    /// <summary>The codecs of all entities; for tools.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract IReadOnlyList<EntityCodec> Codecs { get; }

    /// <summary>All access patterns that can be run; for tools.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract IReadOnlyList<RunnablePattern> Patterns { get; }

    /// <summary>Creates the tables that are missing. Existing ones are left as they are.</summary>
    /// <param name="cancellationToken">Stops between tables.</param>
    /// <exception cref="Errors.RemoteDatabaseException">The backend is not local, and <see cref="DatabaseOptions.MayCreateRemoteTables"/> is not set.</exception>
    public Task EnsureTablesAsync(CancellationToken cancellationToken = default) => TableCreator.EnsureAsync(this, cancellationToken);

    /// <summary>
    /// Carries writes out together or not at all, across tables: up to 100 actions, those for unique values and enforced references included, and 4 MB. A retry within happens
    /// once. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html
    /// </summary>
    /// <param name="write">Names the writes, as in <c>t => { t.Insert(order); t.InsertAll(items); }</c>.</param>
    /// <param name="token">
    /// Makes the same transaction happen once when another process sends it again within ten minutes: 1 to 36 characters that stand for this
    /// piece of work, or <see langword="null"/>.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting; the transaction may happen nevertheless.</param>
    /// <exception cref="Errors.TransactionFailedException">An action could not be carried out; nothing was written.</exception>
    /// <exception cref="Errors.InvalidTransactionException">There are too many actions, or two on one item.</exception>
    /// <exception cref="Errors.WriteConflictException">Others kept changing the same items; nothing was written.</exception>
    /// <exception cref="Errors.TransactionTokenException">The token was used for another transaction.</exception>
    public Task TransactAsync(Action<Transaction> write, string? token = null, CancellationToken cancellationToken = default) =>
        Transaction(write, token).RunAsync(cancellationToken);

    /// <summary>The same, with a result: <c>var saved = await db.TransactAsync(t => t.Save(order));</c></summary>
    /// <inheritdoc cref="TransactAsync(Action{Transaction}, string?, CancellationToken)"/>
    /// <typeparam name="T">The result's type.</typeparam>
    /// <returns>What <paramref name="write"/> returns, once the transaction has succeeded.</returns>
    public Task<T> TransactAsync<T>(Func<Transaction, T> write, string? token = null, CancellationToken cancellationToken = default) =>
        Transaction(write, token).RunAsync(cancellationToken);

    /// <summary>Writes that happen together or not at all, as <see cref="TransactAsync(Action{Transaction}, string?, CancellationToken)"/> carries them out. Nothing is sent before <c>RunAsync</c>, which results in the number of writes named.</summary>
    /// <param name="write">Names the writes; it is called at once.</param>
    /// <param name="token">Stands for this piece of work, or <see langword="null"/>.</param>
    /// <exception cref="Errors.InvalidTransactionException">There are too many actions, or two on one item.</exception>
    public Deferred<int> Transaction(Action<Transaction> write, string? token = null)
    {
        ArgumentNullException.ThrowIfNull(write);
        return Transaction(
            transaction =>
            {
                write(transaction);
                return transaction.Intents.Count;
            },
            token);
    }

    /// <summary>The same, with a result.</summary>
    /// <inheritdoc cref="Transaction(Action{Transaction}, string?)"/>
    /// <typeparam name="T">The result's type.</typeparam>
    public Deferred<T> Transaction<T>(Func<Transaction, T> write, string? token = null) => new TransactionOperation<T>(this, write, token);

    /// <summary>The project's sample data, or <see langword="null"/> when it has none; for tools.</summary>
    /// <param name="scale">How much; 1 is the smallest.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual IAsyncEnumerable<object>? SampleData(int scale) => null;
}
