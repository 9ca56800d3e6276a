using System.Buffers;
using System.IO.Hashing;
using System.Text;
using FauxSql.Schema;
using FauxSql.Transfer.Items;
using FauxSql.Transfer.Relational;
using FauxSql.Transfer.Scaffolding;

namespace FauxSql.Transfer.Sources;

/// <summary>Finds what a source has for a model. Everything that does not fit is refused together, before anything is written.</summary>
internal sealed class SourceReader
{
    private readonly DatabaseSchema _schema;
    private readonly ImportFrom _from;
    private readonly Skips _skips;
    private readonly List<string> _problems = [];

    private SourceReader(DatabaseSchema schema, ImportFrom from, IEnumerable<string> skips) => (_schema, _from, _skips) = (schema, from, new Skips(skips));

    /// <exception cref="SourceException">The source is not there or cannot be read.</exception>
    /// <exception cref="TransferException">It does not fit the model.</exception>
    public static IReadOnlyList<ItemSource> Read(DatabaseSchema schema, ImportFrom from, IEnumerable<string> skips, CancellationToken cancellationToken) =>
        new SourceReader(schema, from, skips).Read(cancellationToken);

    /// <summary>Stands for all bytes of the source, so that another one is not taken for it.</summary>
    public static string FingerprintOf(ImportFrom from, CancellationToken cancellationToken)
    {
        var hash = new XxHash128();
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 17);
        foreach (var file in FilesOf(from))
        {
            hash.Append(Encoding.UTF8.GetBytes(Path.GetFileName(file)));
            using var stream = File.OpenRead(file);
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.Append(buffer.AsSpan(0, read));
            }
        }

        ArrayPool<byte>.Shared.Return(buffer);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private IReadOnlyList<ItemSource> Read(CancellationToken cancellationToken)
    {
        List<ItemSource> sources = [.. _from.Kind switch
        {
            ImportKind.Sqlite => Tables(cancellationToken),
            ImportKind.Rejects => Rejects(),
            _ => Files(cancellationToken),
        }];
        _problems.AddRange(_skips.Unused.Select(name => $"--skip {name}: nothing in {_from} is called so."));
        return _problems.Count == 0 ? sources
            : throw new TransferException($"{_from} does not fit {_schema.Name}; nothing was written.\n  {string.Join("\n  ", _problems)}");
    }

    // What the log of a database holds belongs to it.
    private static IEnumerable<string> FilesOf(ImportFrom from) => from.Kind switch
    {
        ImportKind.Sqlite or ImportKind.Rejects => ((string[])[from.Path, from.Path + "-wal"]).Where(File.Exists),
        _ => FilesIn(from),
    };

    private static string[] FilesIn(ImportFrom from)
    {
        if (!Directory.Exists(from.Path))
            throw new SourceException($"There is no folder '{from.Path}'. Name the one that holds the {ExtensionOf(from)} files.");
        string[] files = [.. Directory.EnumerateFiles(from.Path, "*" + ExtensionOf(from)).Order(StringComparer.Ordinal)];
        return files.Length > 0 ? files : throw new SourceException($"'{from.Path}' has no {ExtensionOf(from)} files. There must be one for each entity, named for it.");
    }

    private static string ExtensionOf(ImportFrom from) => "." + from.Kind.ToString().ToLowerInvariant();

    private IEnumerable<ItemSource> Files(CancellationToken cancellationToken)
    {
        foreach (var file in FilesIn(_from))
        {
            var name = Path.GetFileNameWithoutExtension(file);
            if (_skips.Has(name))
                continue;
            if (SourceNaming.EntityOf(_schema, name) is not { } entity)
                _problems.Add($"{Path.GetFileName(file)}: there is no entity for it; {Choices()} Rename the file, or leave it out with --skip {name}.");
            else if (_from.Kind == ImportKind.Jsonl)
                yield return new JsonLinesSource(file, entity, _skips);
            else if (Csv(file, name, entity, cancellationToken) is { } csv)
                yield return csv;
        }
    }

    private CsvSource? Csv(string file, string name, EntitySchema entity, CancellationToken cancellationToken)
    {
        var header = CsvSource.HeaderOf(file, cancellationToken);
        var before = _problems.Count;
        var columns = new Dictionary<int, string>();
        foreach (var column in header.Where(column => !_skips.Has(name, column)))
        {
            var at = SourceNaming.AttributeOf(entity, column);
            if (at < 0)
                _problems.Add($"{Path.GetFileName(file)}: {entity.Name} has no attribute for the column \"{column}\". Rename it, or leave it out with --skip {name}.{column}.");
            else if (!columns.TryAdd(at, column))
                _problems.Add($"{Path.GetFileName(file)}: the columns \"{columns[at]}\" and \"{column}\" are both {entity.Attributes[at].Name}. Leave one out with --skip {name}.{column}.");
        }

        AddMissing(Path.GetFileName(file), entity, columns.Keys.Select(at => entity.Attributes[at].Name));
        return _problems.Count == before ? new CsvSource(file, entity, _skips, header) : null;
    }

    private IEnumerable<ItemSource> Rejects()
    {
        if (!File.Exists(_from.Path))
            throw new SourceException($"There is no file '{_from.Path}'. Name a file of rejects.");
        foreach (var name in RejectsSource.EntitiesIn(_from.Path))
        {
            if (_schema.Entities.FirstOrDefault(entity => entity.Name == name) is { } entity)
                yield return new RejectsSource(_from.Path, entity, _skips);
            else
                _problems.Add($"{_from.Path}: there is no entity {name}; {Choices()}");
        }
    }

    // The names of scaffold are made again, so that they are found whatever the columns are called.
    private IEnumerable<ItemSource> Tables(CancellationToken cancellationToken)
    {
        var database = SqliteSource.ReadNames(_from.Path, cancellationToken);
        var name = _schema.Name.EndsWith("Db", StringComparison.Ordinal) ? _schema.Name[..^2] : _schema.Name;
        var drafts = RelationalDrafter.Draft(database, name).Entities.ToDictionary(draft => draft.Source, StringComparer.Ordinal);
        foreach (var table in database.Tables.Where(table => !_skips.Has(table.Name)))
        {
            var draft = drafts[table.Name];
            var entity = _schema.Entities.FirstOrDefault(entity => entity.Name == draft.Name) ?? SourceNaming.EntityOf(_schema, table.Name);
            if (entity is null)
                _problems.Add($"{table.Name}: there is no entity for the table, which would be {draft.Name}; {Choices()} Leave it out with --skip {(table.Name.Contains(' ', StringComparison.Ordinal) ? $"\"{table.Name}\"" : table.Name)}.");
            else if (Table(table, draft, entity) is { } source)
                yield return source;
        }
    }

    private SqliteTableSource? Table(RelationalTable table, EntityDraft draft, EntitySchema entity)
    {
        var before = _problems.Count;
        var rowId = SqliteSource.RowIdOf(_from.Path, table);
        List<string> columns = [rowId ?? "NULL", .. table.Columns.Select(column => SqliteSource.Quoted(column.Name))];
        var bindings = new List<ColumnBinding>();
        foreach (var property in draft.Properties)
        {
            var attribute = entity.Attributes.FirstOrDefault(attribute => attribute.Property == property.Name)
                ?? (property.Source.Length > 0 && SourceNaming.AttributeOf(entity, property.Source) is >= 0 and var at ? entity.Attributes[at] : null);
            if (property.Source.Length > 0 && _skips.Has(table.Name, property.Source))
                continue;
            if (attribute is not null)
                bindings.Add(new ColumnBinding(attribute, ColumnsOf(property, table, draft), property.Source));
            else if (property.Source.Length > 0)
                _problems.Add($"{table.Name}: {entity.Name} has no attribute for the column {property.Source}, which would be {property.Name}. Add it to the model, or leave the column out with --skip \"{table.Name}.{property.Source}\".");
        }

        AddMissing(table.Name, entity, bindings.Select(binding => binding.Attribute.Name));
        return _problems.Count == before
            ? new SqliteTableSource(_from.Path, table, entity, columns, rowId is null ? [.. table.PrimaryKey.Select(SqliteSource.Quoted)] : null, bindings)
            : null;
    }

    // What scaffold adds: the number of the row where there is no key, and a sort key of what is more than one column.
    private static int[] ColumnsOf(PropertyDraft property, RelationalTable table, EntityDraft draft)
    {
        if (property.Source.Length > 0)
            return [NumberOf(property.Source)];
        return property.Part == KeyPart.Partition ? [0] : [.. table.PrimaryKey.Where(column => column != draft.Partition.Source).Select(NumberOf)];

        int NumberOf(string column) => 1 + table.Columns.ToList().FindIndex(candidate => candidate.Name == column);
    }

    private void AddMissing(string source, EntitySchema entity, IEnumerable<string> found)
    {
        var missing = entity.Attributes.Where(attribute => attribute.IsRequired && !attribute.Role.HasFlag(AttributeRole.Version)).Select(attribute => attribute.Name).Except(found, StringComparer.Ordinal).ToList();
        if (missing.Count == 0)
            return;
        var derived = missing.Where(name => entity.Attributes.Single(attribute => attribute.Name == name).DerivedFrom.Count > 0).ToList();
        var them = missing.Count == 1 ? "it" : "them";
        _problems.Add(
            $"{source}: there is no column for {string.Join(", ", missing)}, which every {entity.Name} has. Add {them} to the source, or make {them} nullable in the model."
            + (derived.Count == 0 ? "" : $" {string.Join(", ", derived)} is computed by the project's own code, which an import does not run."));
    }

    private string Choices() => $"there are {string.Join(", ", _schema.Entities.Select(entity => entity.Name))}.";
}
