using System.Collections.Immutable;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Tables;

/// <summary>
/// What the GlobalSecondaryIndexUpdates of an UpdateTable request make of a table: one index is created or deleted at a time, the
/// capacity of others may change along with it.
/// </summary>
/// <param name="request">The request.</param>
/// <param name="table">The table.</param>
/// <param name="now">The moment of the request.</param>
/// <param name="until">The moment from which the change is in force.</param>
internal sealed class IndexUpdates(Request request, TableState table, DateTimeOffset now, DateTimeOffset until)
{
    /// <summary>The table's new entry.</summary>
    public StoredTable Apply(StoredTable stored)
    {
        var updates = (request.Array("GlobalSecondaryIndexUpdates") ?? []).Select(element => new Request(element)).ToList();
        foreach (var update in updates)
            CheckInUse(update);
        if (updates.Count(u => u.Has("Create") || u.Has("Delete")) is var changes && (changes > 1 || (changes == 1 && IsIndexChanging)))
            throw Faults.OneIndexAtATime();
        var next = stored;
        foreach (var update in updates)
        {
            if (update.Object("Create") is { } created)
                next = Create(next, created);
            if (update.Object("Delete") is { } deleted)
                next = Delete(next, deleted.Text("IndexName")!);
            if (update.Object("Update") is { } changed)
                next = Change(next, changed);
        }

        CheckProvisioned(next);
        return next with { Definition = next.Definition.WithoutUnusedAttributes() };
    }

    private void CheckInUse(Request update)
    {
        var name = (update.Object("Create") ?? update.Object("Delete") ?? update.Object("Update"))!.Value.Text("IndexName")!;
        var which = $"Table: {table.Definition.Name} Index: {name}";
        if (table.LeavingAt(now).Contains(name))
            throw Faults.InUse("Index is being deleted. " + which);
        if (!table.AllocatingAt(now).Contains(name))
            return;
        if (update.Has("Delete"))
            throw Faults.InUse(
                "Index creation is in resource allocation phase. Retry deletion during backfilling phase or when the index is active. " + which);
        if (update.Has("Update"))
            throw Faults.InUse("Index is being created but is not backfilling yet.  " + which);
    }

    // A build that is under way may be broken off by deleting the index, which is then the one change.
    private bool IsIndexChanging => table.Indexes.Any(i => i.StatusAt(now) == StateChange.Creating && !IsBeingDeleted(i))
        || table.LeavingAt(now).Any();

    private bool IsBeingDeleted(IndexState index) =>
        (request.Array("GlobalSecondaryIndexUpdates") ?? []).Any(u => new Request(u).Object("Delete")?.Text("IndexName") == index.Definition.Name);

    private StoredTable Create(StoredTable stored, Request created)
    {
        var had = stored.Definition;
        var name = created.Text("IndexName")!;
        if (had.Indexes.Any(i => i.Name == name))
            throw Faults.Validation("Attempting to create an index which already exists");
        if (had.Indexes.Count(i => !i.IsLocal) >= DynamoLimits.GlobalSecondaryIndexes)
            throw Faults.LimitExceeded(
                $"Subscriber limit exceeded: Number of global secondary indexes exceeds per-table limit of {DynamoLimits.GlobalSecondaryIndexes}");
        if (!request.Has("AttributeDefinitions"))
            throw Faults.InvalidParameter("AttributeDefinitions is not specified for index: " + name);

        // An attribute that is defined already keeps its type, whatever the request says, unless the new index needs it.
        var declared = KeyReading.ReadAttributes(request);
        var asked = KeyReading.ReadGlobal(created, declared);
        if (asked.All.Any(a => had.Attributes.Any(known => known.Name == a.Name && known != a)))
            throw Redefined(had, asked);
        ImmutableArray<KeyAttribute> attributes = [.. declared.Select(d => had.Attributes.FirstOrDefault(a => a.Name == d.Name) ?? d)];
        var index = IndexReading.ReadGlobal(created, attributes, had.IsOnDemand, isUpdate: true) with
        {
            Number = stored.NextIndex,
            Change = new StateChange(StateChange.Creating, until),
            BuiltTo = [],
        };
        var global = had.Indexes.Where(i => !i.IsLocal);
        ImmutableArray<IndexDefinition> indexes = [.. global, index, .. had.Indexes.Where(i => i.IsLocal)];
        IndexReading.Check(indexes);
        return stored with
        {
            Definition = had with { Indexes = indexes, Attributes = [.. had.Attributes.Union(attributes)] },
            NextIndex = stored.NextIndex + 1,
        };
    }

    // The existing key shown is the first that has one of the attributes.
    private static ServiceFault Redefined(TableDefinition had, KeySchema asked)
    {
        var existing = had.Indexes.Select(i => i.Key).Prepend(had.Key).First(key => asked.All.Any(a => key.All.Any(known => known.Name == a.Name && known != a)));
        return Faults.InvalidParameter(
            "Attributes cannot be redefined. Please check that your attribute has the same type as previously defined. "
            + $"Existing schema: {Describe(existing)} New schema: {Describe(asked)}");
    }

    private static string Describe(KeySchema key) =>
        $"Schema:[{string.Join(", ", key.Hash.Select(a => Describe(a, "HASH")).Concat(key.Range.Select(a => Describe(a, "RANGE"))))}]";

    private static string Describe(KeyAttribute attribute, string role) => $"SchemaElement: key{{{attribute.Name}:{attribute.Kind.ToCode()}:{role}}}";

    private static StoredTable Delete(StoredTable stored, string name)
    {
        var index = Find(stored, name, "delete");
        return stored with { Definition = stored.Definition with { Indexes = stored.Definition.Indexes.Remove(index) } };
    }

    private StoredTable Change(StoredTable stored, Request changed)
    {
        var definition = stored.Definition;
        var had = Find(stored, changed.Text("IndexName")!, "update");
        var given = ThroughputReading.Provisioned(changed);
        var limit = ThroughputReading.OnDemand(changed, definition.IsOnDemand, isUpdate: true, had.Name);
        if (definition.IsOnDemand && (given is not null || (limit is null && !changed.Has("WarmThroughput"))))
            throw Faults.InvalidParameter(
                $"The only Updates for index: {had.Name} when TableThroughputMode is PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput");
        var changesIndex = given is not null || limit is not null;
        if (changesIndex && table.Indexes.Any(i => i.Definition.Name == had.Name && i.StatusAt(now) == StateChange.Updating))
            throw Faults.InUse($"Index is being updated. Table: {definition.Name} Index: {had.Name}");
        var wasOnDemand = table.Definition.IsOnDemand;
        if (given == had.Throughput && !wasOnDemand)
            throw TableUpdate.Unchanged("index " + had.Name, "index", had.Throughput);
        var throughput = given ?? had.Throughput;
        var present = had.Warming?.Before ?? ThroughputReading.Warmth(had.Warm, had.Throughput, definition.IsOnDemand);
        var warm = ThroughputReading.Warm(
            changed,
            present,
            "current WarmThroughput, decreasing WarmThroughput is not supported",
            "index " + had.Name);
        var index = had with
        {
            Throughput = throughput,
            History = throughput == had.Throughput ? had.History : had.History.After(had.Throughput, throughput, now),
            OnDemand = TableUpdate.Merge(had.OnDemand, limit),
            Warm = warm is not null ? TableUpdate.Ask(had.Warm, warm)
                : throughput == had.Throughput ? had.Warm
                : ThroughputReading.Kept(had.Warm, had.Throughput, definition.IsOnDemand),
            Warming = warm is null ? had.Warming : TableUpdate.Warming(present, until),
            Change = had.BuiltTo is null && changesIndex
                ? new StateChange(StateChange.Updating, until) { Before = throughput == had.Throughput || wasOnDemand ? null : had.Throughput }
                : had.Change,
        };
        return stored with { Definition = definition with { Indexes = definition.Indexes.Replace(had, index) } };
    }

    // A table that becomes provisioned needs the capacity of each index too.
    private void CheckProvisioned(StoredTable next)
    {
        if (next.Definition.IsOnDemand || !table.Definition.IsOnDemand)
            return;
        var without = next.Definition.Indexes.Where(i => !i.IsLocal && i.Throughput == default).Select(i => i.Name).ToList();
        if (without.Count > 0)
            throw Faults.InvalidParameter("ProvisionedThroughput must be specified for index: " + string.Join(',', without));
    }

    private static IndexDefinition Find(StoredTable stored, string name, string action)
    {
        var index = stored.Definition.Indexes.FirstOrDefault(i => i.Name == name)
            ?? throw Faults.ResourceNotFound($"Requested resource not found: Index {name} for table {stored.Definition.Name}");
        return index.IsLocal ? throw Faults.Validation($"Cannot {action} an index that is not a GlobalSecondaryIndex: {name}") : index;
    }
}
