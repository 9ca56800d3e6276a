using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Evolution.Live;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Evolution.Ledgers;

/// <summary>A table of its own in which changes write down what they did, so that the next one knows what to expect and an interrupted one goes on.</summary>
internal sealed class Ledger(SchemaDatabase database)
{
    private const string TableKind = "table";
    private const string EntityKind = "entity";
    private const string TodoKind = "todo";
    private const string CheckpointKind = "checkpoint";
    private const string QuarantineKind = "quarantine";
    private const string RunKind = "run";
    private const string BeforeKind = "before";
    private const string Unknown = "unknown";
    private const string New = "new";
    private const string Content = "Content";

    private readonly EntitySchema _entity = database.Layout.Ledger;

    /// <summary>The physical table.</summary>
    public PhysicalTable Table => new(database.Layout.RouteOf(_entity, null).Table, _entity.Key, [], [.. _entity.Key.Attributes.Select(name => KeyValuePair.Create(name, AttributeKind.String))]);

    public async Task<LedgerState> ReadAsync(CancellationToken cancellationToken)
    {
        var tables = await ListAsync(TableKind, cancellationToken).ConfigureAwait(false);
        var entities = await ListAsync(EntityKind, cancellationToken).ConfigureAwait(false);
        var todos = await ListAsync(TodoKind, cancellationToken).ConfigureAwait(false);
        var runs = await RunsAsync(cancellationToken).ConfigureAwait(false);
        return new LedgerState(
            tables.ToDictionary(table => table.Name, table => TableDefinitionJson.Read(table.Content), StringComparer.Ordinal),
            entities.ToDictionary(entity => entity.Name, entity => EntityIn(entity.Content), StringComparer.Ordinal),
            [.. todos.Select(todo => JsonSerializer.Deserialize(todo.Content, LedgerJson.Default.Todo)!)],
            [.. runs.Where(run => run.IsWaiting)]);
    }

    public Task LeaveAsync(PhysicalTable table, CancellationToken cancellationToken) => PutAsync(TableKind, table.Name, TableDefinitionJson.Write(table), cancellationToken);

    public Task ForgetTableAsync(string table, CancellationToken cancellationToken) => RemoveAsync(TableKind, table, cancellationToken);

    public Task LeaveAsync(EntitySchema entity, CancellationToken cancellationToken) =>
        PutAsync(EntityKind, entity.Name, TextOf(entity), cancellationToken);

    public Task ForgetEntityAsync(string entity, CancellationToken cancellationToken) => RemoveAsync(EntityKind, entity, cancellationToken);

    public Task BeginAsync(Todo todo, CancellationToken cancellationToken) => PutAsync(TodoKind, NameOf(todo), JsonSerializer.Serialize(todo, LedgerJson.Default.Todo), cancellationToken);

    public Task EndAsync(Todo todo, CancellationToken cancellationToken) => RemoveAsync(TodoKind, NameOf(todo), cancellationToken);

    /// <summary>How far a part of a step came.</summary>
    public async Task<string?> FindCheckpointAsync(string name, CancellationToken cancellationToken)
    {
        var rows = (await database.Store.ReadAsync([new Read.Point(_entity, KeyOf(CheckpointKind, name), IsConsistent: true)], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
        return rows.Items is [var item] ? TextOf(item, Content) : null;
    }

    public Task CheckAsync(string name, string checkpoint, CancellationToken cancellationToken) => PutAsync(CheckpointKind, name, checkpoint, cancellationToken);

    public Task ForgetCheckpointAsync(string name, CancellationToken cancellationToken) => RemoveAsync(CheckpointKind, name, cancellationToken);

    /// <summary>Puts an item aside that could not be changed, with the reason.</summary>
    public Task QuarantineAsync(string item, string reason, CancellationToken cancellationToken) => PutAsync(QuarantineKind, item, reason, cancellationToken);

    /// <summary>The items that were ever put aside, each with its last reason.</summary>
    public Task<IReadOnlyList<(string Name, string Content)>> QuarantinedAsync(CancellationToken cancellationToken) => ListAsync(QuarantineKind, cancellationToken);

    /// <summary>The first of those that a sweep put aside.</summary>
    /// <param name="sweep">The sweep's name.</param>
    /// <param name="most">How many are wanted.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<(string Name, string Content)>> QuarantinedAsync(string sweep, int most, CancellationToken cancellationToken)
    {
        var of = new Read.Range(_entity, null, [new AttributeValue.String(QuarantineKind)])
        {
            SortKey = new Condition.BeginsWith(new Operand.Path(new DocumentPath(_entity.Key.Sort[0])), new Operand.Value(new AttributeValue.String(sweep + " "))),
            Take = most,
            IsConsistent = true,
        };
        var rows = (await database.Store.ReadAsync([of], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
        return [.. rows.Items.Take(most).Select(item => (TextOf(item, _entity.Key.Sort[0])![(sweep.Length + 1)..], TextOf(item, Content)!))];
    }

    public Task WriteAsync(RunEntry run, CancellationToken cancellationToken) => PutAsync(RunKind, NameOf(run), JsonSerializer.Serialize(run, LedgerJson.Default.RunEntry), cancellationToken);

    /// <summary>A run's own name: a plan may be carried out again later.</summary>
    public static string NameOf(RunEntry run) => $"{run.Plan} {run.Began.UtcDateTime:O}";

    /// <summary>The runs, in no order.</summary>
    public async Task<IReadOnlyList<RunEntry>> RunsAsync(CancellationToken cancellationToken) =>
        [.. (await ListAsync(RunKind, cancellationToken).ConfigureAwait(false)).Select(run => JsonSerializer.Deserialize(run.Content, LedgerJson.Default.RunEntry)!)];

    /// <summary>Writes down what an entity was before a run changes it.</summary>
    public Task RememberAsync(string plan, BeforeEntry before, CancellationToken cancellationToken) =>
        PutAsync(BeforeKind, $"{plan} {before.Entity}", before.IsUnknown ? Unknown : before.Schema is { } schema ? TextOf(schema) : New, cancellationToken);

    /// <summary>What the entities were that a run changed.</summary>
    public async Task<IReadOnlyList<BeforeEntry>> BeforeAsync(string plan, CancellationToken cancellationToken) =>
    [
        .. (await ListAsync(BeforeKind, cancellationToken).ConfigureAwait(false)).Where(entry => entry.Name.StartsWith(plan + " ", StringComparison.Ordinal))
            .Select(entry => new BeforeEntry(entry.Name[(plan.Length + 1)..], entry.Content is Unknown or New ? null : EntityIn(entry.Content), entry.Content == Unknown)),
    ];

    private string TextOf(EntitySchema entity) => SchemaSnapshot.Write(new DatabaseSchema(database.Schema.Name, [entity], []));

    private static EntitySchema EntityIn(string content) => SchemaSnapshot.Read(content).Entities[0];

    private static string NameOf(Todo todo) => $"{todo.Kind} {todo.Entity} {todo.Attribute}";

    private static Key KeyOf(string kind, string name) => new(new AttributeValue.String(kind), new AttributeValue.String(name));

    private async Task<IReadOnlyList<(string Name, string Content)>> ListAsync(string kind, CancellationToken cancellationToken)
    {
        var found = new List<(string, string)>();
        for (var page = new Read.Range(_entity, null, [new AttributeValue.String(kind)]) { IsConsistent = true }; ;)
        {
            var rows = (await database.Store.ReadAsync([page], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
            found.AddRange(rows.Items.Select(item => (TextOf(item, _entity.Key.Sort[0])!, TextOf(item, Content)!)));
            if (rows.Position is not { } position)
                return found;
            page = page with { After = position };
        }
    }

    private static string? TextOf(ReadOnlyMemory<byte> item, string attribute) => (ItemReader.Get(item, new DocumentPath(attribute)) as AttributeValue.String)?.Text;

    private async Task PutAsync(string kind, string name, string content, CancellationToken cancellationToken)
    {
        var item = JsonBytes.Write((kind, name, content), static (writer, entry) =>
        {
            writer.WriteStartObject();
            Text(writer, "Kind", entry.kind);
            Text(writer, "Name", entry.name);
            Text(writer, Content, entry.content);
            writer.WriteEndObject();
        });
        await database.Store.WriteAsync(new WriteSet([new Write.Put(_entity, KeyOf(kind, name), item, null)]), CallContext.None, null, cancellationToken).ConfigureAwait(false);
    }

    private async Task RemoveAsync(string kind, string name, CancellationToken cancellationToken) =>
        await database.Store.WriteAsync(new WriteSet([new Write.Remove(_entity, KeyOf(kind, name), null)]), CallContext.None, null, cancellationToken).ConfigureAwait(false);

    private static void Text(Utf8JsonWriter writer, string attribute, string text)
    {
        writer.WritePropertyName(attribute);
        new AttributeValue.String(text).WriteTo(writer);
    }
}
