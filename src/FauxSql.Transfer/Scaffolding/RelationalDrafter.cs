using System.Globalization;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Scaffolding;

/// <summary>Makes a model of a relational database: a table is an entity, a foreign key a reference, and what else the schema says becomes keys, indexes and unique values.</summary>
public sealed class RelationalDrafter
{
    private readonly RelationalDatabase _database;
    private readonly Dictionary<string, TableDraft> _tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Decision> _decisions = [];

    private RelationalDrafter(RelationalDatabase database) => _database = database;

    /// <summary>Drafts a model.</summary>
    /// <param name="database">The database.</param>
    /// <param name="name">The namespace, and the name of the database class without <c>Db</c>.</param>
    public static ModelDraft Draft(RelationalDatabase database, string name)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return new RelationalDrafter(database).Draft(name);
    }

    private ModelDraft Draft(string name)
    {
        HashSet<string> names = [name, name + "Db"];
        foreach (var table in _database.Tables)
            _tables.Add(table.Name, new TableDraft(table, SourceNames.Unique(SourceNames.Entity(table.Name), names), _decisions));

        // References need all keys, navigations all references.
        foreach (var table in _tables.Values)
            table.DraftReferences(_tables);
        foreach (var table in _tables.Values)
            table.DraftIndexes();
        foreach (var table in _tables.Values)
            table.DraftNavigations();
        SuggestEmbedding();
        foreach (var view in _database.Views)
            DraftQuestion(view);
        return new ModelDraft(name, [.. _tables.Values.Select(table => table.ToEntity()).OrderBy(entity => entity.Name, StringComparer.Ordinal)], _decisions);
    }

    // The view belongs to the table that its text names first.
    private void DraftQuestion(RelationalView view)
    {
        var first = _tables.Values
            .Select(table => (Table: table, At: view.Sql.IndexOf(table.Table.Name, SqlStart(view), StringComparison.OrdinalIgnoreCase)))
            .Where(found => found.At >= 0)
            .OrderBy(found => found.At).ThenByDescending(found => found.Table.Table.Name.Length)
            .Select(found => found.Table).FirstOrDefault();
        first?.Questions.Add(view.Name);
        _decisions.Add(new Decision(
            view.Name,
            first is null ? "is a view of no table that is read here; it is left out." : $"is a view, and a potential access pattern of {first.Name}: decide what asks it, and give it a method or an index, or drop it.",
            IsOpen: true));
    }

    private static int SqlStart(RelationalView view) => Math.Max(0, view.Sql.IndexOf(" AS", StringComparison.OrdinalIgnoreCase));

    private void SuggestEmbedding()
    {
        const int few = 10;
        var referredTo = _tables.Values.SelectMany(table => table.Table.ForeignKeys.Select(key => key.Target)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var table in _tables.Values)
        {
            if (table.Table.ForeignKeys is [{ MostRows: > 0 and <= few } key] && !referredTo.Contains(table.Table.Name) && _tables.TryGetValue(key.Target, out var target))
            {
                _decisions.Add(new Decision(
                    table.Table.Name,
                    string.Create(CultureInfo.InvariantCulture, $"has at most {key.MostRows} rows for one of {target.Table.Name}, and nothing else refers to it: if that stays so, embed it in {target.Name} with [Embedded(Max = …)]."),
                    IsOpen: true));
            }
        }
    }
}
