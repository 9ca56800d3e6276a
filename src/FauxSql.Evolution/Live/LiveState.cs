using System.Security.Cryptography;
using System.Text;
using FauxSql.Backends;
using FauxSql.Evolution.Ledgers;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution.Live;

/// <summary>What a plan starts from: the tables that there are, and what earlier changes wrote down.</summary>
public sealed class LiveState
{
    private readonly string? _arn;

    private LiveState(IReadOnlyDictionary<string, LiveTable> tables, LedgerState? ledger, string? arn)
    {
        Tables = tables;
        Ledger = ledger;
        _arn = arn;
        var parts = (arn ?? tables.Values.Select(table => table.Arn).FirstOrDefault(one => one is not null))?.Split(':');
        Region = parts is { Length: > 4 } ? parts[3] : null;
        Account = parts is { Length: > 4 } ? parts[4] : null;
    }

    /// <summary>The tables, by their physical names: those of the model and those that FauxSql made before, and no others. Tables and indexes that are being deleted count as gone.</summary>
    public IReadOnlyDictionary<string, LiveTable> Tables { get; }

    /// <summary>The account, where any table tells it.</summary>
    public string? Account { get; }

    /// <summary>The Region, where any table tells it.</summary>
    public string? Region { get; }

    internal LedgerState? Ledger { get; }

    /// <summary>Stands for this state: a plan fits it and no other.</summary>
    public string Fingerprint
    {
        get
        {
            var text = new StringBuilder();
            foreach (var table in Tables.Values.OrderBy(table => table.Definition.Name, StringComparer.Ordinal))
                text.Append(TableDefinitionJson.Write(table.Definition)).Append('\n');
            foreach (var entity in (Ledger?.Entities.Values ?? []).OrderBy(entity => entity.Name, StringComparer.Ordinal))
                text.Append(SchemaSnapshot.Write(new DatabaseSchema("", [entity], []))).Append('\n');
            foreach (var todo in Ledger?.Todos ?? [])
                text.Append(todo).Append('\n');
            foreach (var run in (Ledger?.Waiting ?? []).Where(run => run.Done.Any(done => done.IsWhole)).OrderBy(run => run.Began))
                text.Append(run.Model).Append(' ').AppendJoin(' ', run.Done.Where(done => done.IsWhole).Select(done => done.Checksum)).Append('\n');
            return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..16];
        }
    }

    /// <summary>Reads the state at an endpoint. Nothing is written.</summary>
    /// <param name="backend">The endpoint.</param>
    /// <param name="schema">The model.</param>
    /// <param name="layout">How its tables are called.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="Errors.FauxSqlException">The endpoint cannot be reached, or refuses.</exception>
    public static async Task<LiveState> ReadAsync(IBackend backend, DatabaseSchema schema, ILayout layout, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(backend);
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(layout);
        var reader = new TableReader(backend as RetryingBackend ?? new RetryingBackend(backend));
        var ledger = new Ledger(new SchemaDatabase(backend, layout, schema));
        var ledgerTable = await reader.FindAsync(ledger.Table.Name, cancellationToken).ConfigureAwait(false);
        var written = ledgerTable is { Status: "ACTIVE" or "UPDATING" } ? await ledger.ReadAsync(cancellationToken).ConfigureAwait(false) : null;
        var names = layout.Tables(schema).Select(table => table.Name).Concat(written?.Tables.Keys ?? []);
        var tables = await reader.ReadAsync(names, cancellationToken).ConfigureAwait(false);
        return new LiveState(tables.Values.Where(table => !table.IsGoing).Select(table => table.Remaining).ToDictionary(table => table.Definition.Name, StringComparer.Ordinal), written, ledgerTable?.Arn);
    }

    /// <summary>The same for a way back: what items were changed to they stay, and those that no change took are left alone.</summary>
    internal LiveState WithoutOpenChanges() =>
        new(Tables, Ledger is null ? null : Ledger with { Todos = [.. Ledger.Todos.Where(static todo => todo.Kind != nameof(Steps.ChangeItems))] }, _arn);

    /// <summary>The state that a model leaves: its tables, empty, as a snapshot in source control tells of them.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="layout">How its tables are called.</param>
    public static LiveState Of(DatabaseSchema schema, ILayout layout)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(layout);
        var tables = layout.Tables(schema).ToDictionary(table => table.Name, StringComparer.Ordinal);
        return new LiveState(
            tables.ToDictionary(table => table.Key, table => new LiveTable(table.Value, "ACTIVE", table.Value.Indexes.ToDictionary(index => index.Name, _ => "ACTIVE", StringComparer.Ordinal), 0, 0)
            {
                Billing = table.Value.Billing,
                IsProtected = table.Value.IsDeletionProtected,
            }, StringComparer.Ordinal),
            new LedgerState(tables, schema.Entities.ToDictionary(entity => entity.Name, StringComparer.Ordinal), [], []),
            arn: null);
    }
}
