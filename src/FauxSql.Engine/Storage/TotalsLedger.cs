using System.Collections.Concurrent;

namespace FauxSql.Engine.Storage;

/// <summary>
/// The totals of all rows. A file that was closed holds them, so that nothing has to be counted when it is opened again; while it is open
/// it holds none, since a killed process could not bring them up to date.
/// </summary>
internal sealed class TotalsLedger
{
    private readonly ConcurrentDictionary<string, RowTotals> _totals = new();

    /// <summary>The totals of some rows.</summary>
    public RowTotals Of(string rows) => _totals.GetOrAdd(rows, static _ => new RowTotals());

    /// <summary>Forgets rows that are dropped.</summary>
    public void Remove(string rows) => _totals.TryRemove(rows, out _);

    /// <summary>Takes the totals out of a file.</summary>
    public void Load(Connection connection)
    {
        using (var statement = connection.Prepare("SELECT name, items, bytes FROM fx_totals"))
            while (statement.Step())
                Of(statement.Text(0)).Set(statement.Number(1), statement.Number(2), undone: 0);
        connection.Execute("DELETE FROM fx_totals");
    }

    /// <summary>Puts the totals into a file that is about to be closed.</summary>
    public void Save(Connection connection, long undone)
    {
        connection.Execute("BEGIN IMMEDIATE");
        using (var statement = connection.Prepare("INSERT INTO fx_totals(name, items, bytes) VALUES(?1, ?2, ?3)"))
            foreach (var (name, totals) in _totals)
                if (totals.Known(undone) is var (items, bytes))
                    statement.Bind(1, name).Bind(2, items).Bind(3, bytes).Run();
        connection.Execute("COMMIT");
    }
}
