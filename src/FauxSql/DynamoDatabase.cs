using System.ComponentModel;
using FauxSql.Backends;
using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql;

/// <summary>A model on a backend. The generator derives from it the class marked <c>[Database]</c>. Safe for concurrent use.</summary>
public abstract class DynamoDatabase
{
    /// <summary>A database; called by generated code.</summary>
    /// <param name="backend">What answers the requests. Unless it is a <see cref="RetryingBackend"/>, one is put around it.</param>
    /// <param name="layout">Where items are stored, or <see langword="null"/> for one table for each entity without a prefix.</param>
    /// <param name="schema">The model.</param>
    protected DynamoDatabase(IBackend backend, ILayout? layout, DatabaseSchema schema)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(schema);
        Backend = backend as RetryingBackend ?? new RetryingBackend(backend);
        Layout = layout ?? new MultiTableLayout();
        Schema = schema;
        Store = new DirectStore(Layout, Backend);
    }

    /// <summary>The model.</summary>
    public DatabaseSchema Schema { get; }

    internal IBackend Backend { get; }

    internal ILayout Layout { get; }

    internal IStore Store { get; }

    /// <summary>The codecs of all entities; for tools.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract IReadOnlyList<EntityCodec> Codecs { get; }

    /// <summary>All access patterns that can be run; for tools.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal abstract IReadOnlyList<RunnablePattern> Patterns { get; }

    /// <summary>Creates the tables that are missing. Existing ones are left as they are.</summary>
    /// <param name="cancellationToken">Stops between tables.</param>
    /// <exception cref="Errors.RemoteDatabaseException">The backend is not local.</exception>
    public Task EnsureTablesAsync(CancellationToken cancellationToken = default) => TableCreator.EnsureAsync(this, cancellationToken);

    /// <summary>The project's sample data, or <see langword="null"/> when it has none; for tools.</summary>
    /// <param name="scale">How much; 1 is the smallest.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    protected internal virtual IAsyncEnumerable<object>? SampleData(int scale) => null;
}
