using System.Collections.Concurrent;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>The tables there are. Looking one up needs no session; creating, changing and deleting happen within their own.</summary>
internal sealed class TableSet
{
    private readonly SqliteDatabase _database;
    private readonly EmbeddedDynamoOptions _options;
    private readonly TimeProvider _time;
    private readonly ConcurrentDictionary<string, TableState> _tables = new();
    private readonly ConcurrentDictionary<string, LeavingTable> _leaving = new();

    public TableSet(SqliteDatabase database, EmbeddedDynamoOptions options)
    {
        _database = database;
        _options = options;
        _time = options.Time;
        using var session = database.BeginRead();
        foreach (var (id, entry) in Catalogue.Read(session))
        {
            var table = new TableState(database, id, StoredTable.Read(entry), options.ItemCollectionBytes);
            _tables[table.Definition.Name] = table;
        }
    }

    /// <summary>The tables, in no order.</summary>
    public ICollection<TableState> All => _tables.Values;

    /// <summary>The names in order, those of tables that are being deleted among them.</summary>
    public IReadOnlyList<string> Names =>
        [.. _tables.Keys.Concat(_leaving.Keys.Where(name => Leaving(name) is not null)).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The table of a name or ARN, for an operation on items: it must have been created.</summary>
    public TableState Get(string nameOrArn)
    {
        var table = Find(nameOrArn) ?? throw Faults.TableNotFound();
        return table.Stored.Change is { Status: StateChange.Creating } change && _time.GetUtcNow() < change.Until ? throw Faults.TableNotFound() : table;
    }

    /// <summary>The table of a name or ARN, for an operation on tables.</summary>
    public TableState Describe(string nameOrArn) => Find(nameOrArn) ?? throw Faults.TableNotFound(TableArn.NameOf(nameOrArn));

    /// <summary>The table of a name or ARN, or <see langword="null"/>.</summary>
    public TableState? Find(string nameOrArn) => _tables.GetValueOrDefault(NameOf(nameOrArn));

    /// <summary>The last words about a table that is being deleted, or <see langword="null"/>.</summary>
    public LeavingTable? Leaving(string nameOrArn)
    {
        var name = NameOf(nameOrArn);
        if (!_leaving.TryGetValue(name, out var leaving))
            return null;
        if (_time.GetUtcNow() < leaving.Until)
            return leaving;
        _leaving.TryRemove(new(name, leaving));
        return null;
    }

    // The tables of other Regions are not to be had here, and those of other accounts have no policy that would let anybody in.
    private string NameOf(string nameOrArn)
    {
        if (!nameOrArn.StartsWith("arn:", StringComparison.Ordinal) || TableArn.Parse(nameOrArn) is not { } arn)
            return nameOrArn;
        if (arn.Region != _options.Region)
            throw Faults.InvalidParameter($"The Region in the table's ARN is not {_options.Region}: {nameOrArn}");
        return arn.Account == _options.AccountId ? arn.Table : throw new ForeignTableException(arn, _options.AccountId);
    }

    /// <summary>Creates a table.</summary>
    public TableState Create(StoredTable stored)
    {
        using var session = _database.BeginWrite();
        var name = stored.Definition.Name;
        if (_tables.TryGetValue(name, out var had) && had.StatusAt(_time.GetUtcNow()) == StateChange.Creating)
            throw Faults.TableInUse(name, StateChange.Creating);
        if (had is not null || Leaving(name) is not null)
            throw Faults.TableExists(name);
        var id = Catalogue.Add(session, name, stored.Write());
        TableState.Create(session, id, stored.Definition);
        session.Commit();
        return _tables[name] = new TableState(_database, id, stored, _options.ItemCollectionBytes);
    }

    /// <summary>Changes a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="change">Works out the new entry from the present one, or throws.</param>
    public void Change(TableState table, Func<StoredTable, StoredTable> change)
    {
        using var session = _database.BeginWrite();
        table.ThrowIfDropped();
        var next = change(table.Stored);
        Save(session, table, next);
        session.Commit();
        table.Become(next);
    }

    /// <summary>Saves a new entry within a session, which the table becomes once that is committed.</summary>
    public static void Save(WriteSession session, TableState table, StoredTable next)
    {
        Catalogue.Replace(session, table.Id, next.Write());
        table.ChangeRows(session, next);
    }

    /// <summary>Deletes a table with its items.</summary>
    /// <param name="table">The table.</param>
    /// <param name="check">Whether it may be deleted, or throws.</param>
    /// <param name="describe">The last words about it, and until when they are repeated.</param>
    public void Drop(TableState table, Action<TableState> check, Func<TableState, LeavingTable> describe)
    {
        using var session = _database.BeginWrite();
        table.ThrowIfDropped();
        check(table);
        var leaving = describe(table);
        table.Drop(session);
        session.Commit();
        table.Close();
        _leaving[table.Definition.Name] = leaving;
        _tables.TryRemove(table.Definition.Name, out _);
    }
}
