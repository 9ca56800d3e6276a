using System.Collections.Concurrent;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>The tables there are. Looking one up needs no session; creating and deleting happen within their own.</summary>
internal sealed class TableSet
{
    private readonly SqliteDatabase _database;
    private readonly ConcurrentDictionary<string, TableState> _tables = new();

    public TableSet(SqliteDatabase database)
    {
        _database = database;
        using var session = database.BeginRead();
        foreach (var (id, entry) in Catalogue.Read(session))
        {
            var table = new TableState(database, id, StoredTable.Read(entry));
            _tables[table.Definition.Name] = table;
        }
    }

    /// <summary>Every table.</summary>
    public IEnumerable<TableState> All => _tables.Values;

    /// <summary>The names in order.</summary>
    public IReadOnlyList<string> Names => [.. _tables.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The table of a name or ARN, for an operation on items.</summary>
    public TableState Get(string nameOrArn) => _tables.GetValueOrDefault(NameOf(nameOrArn)) ?? throw Faults.TableNotFound();

    /// <summary>The table of a name or ARN, for an operation on tables.</summary>
    public TableState Describe(string nameOrArn)
    {
        var name = NameOf(nameOrArn);
        return _tables.GetValueOrDefault(name) ?? throw Faults.TableNotFound(name);
    }

    /// <summary>Creates a table.</summary>
    public TableState Create(StoredTable stored, byte[] entry)
    {
        using var session = _database.BeginWrite();
        var name = stored.Definition.Name;
        if (_tables.ContainsKey(name))
            throw Faults.TableExists(name);
        var id = Catalogue.Add(session, name, entry);
        TableState.Create(session, id, stored.Definition);
        session.Commit();
        return _tables[name] = new TableState(_database, id, stored);
    }

    /// <summary>Deletes a table with its items.</summary>
    public void Drop(TableState table)
    {
        using var session = _database.BeginWrite();
        table.ThrowIfDropped();
        table.Drop(session);
        session.Commit();
        table.Close();
        _tables.TryRemove(table.Definition.Name, out _);
    }

    // arn:aws:dynamodb:region:account:table/name
    private static string NameOf(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) ? nameOrArn[(nameOrArn.IndexOf('/') + 1)..] : nameOrArn;
}
