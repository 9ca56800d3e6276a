using System.Collections.Immutable;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>
/// What an UpdateTable request makes of a table.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html
/// </summary>
/// <param name="request">The request, which passed <see cref="TableUpdateShape"/>.</param>
/// <param name="table">The table.</param>
/// <param name="now">The moment of the request.</param>
/// <param name="until">The moment from which the change is in force.</param>
internal sealed class TableUpdate(Request request, TableState table, DateTimeOffset now, DateTimeOffset until)
{
    private readonly StateChange _updating = new(StateChange.Updating, until);

    /// <summary>The table's new entry.</summary>
    public StoredTable Apply(StoredTable stored)
    {
        if (table.StatusAt(now) == StateChange.Creating)
            throw Faults.TableInUse(stored.Definition.Name, StateChange.Creating);
        new UpdateConflicts(request, table, now).Check();
        var next = ChangeCapacity(WithoutPast(stored));
        next = ChangeStream(next);
        next = ChangeSettings(next);
        next = new IndexUpdates(request, table, now, until).Apply(next);
        return next with { Change = ChangesAtOnce ? Current(stored.Change) : Updating(stored, next.Definition) };
    }

    // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateTable.html: the answer has the throughput from before.
    // The billing mode that the table has changes nothing, and only the answer says that the table is being updated.
    private StateChange Updating(StoredTable stored, TableDefinition next)
    {
        var had = stored.Definition;
        ChangedPart? part = had.IsOnDemand != next.IsOnDemand ? ChangedPart.BillingMode
            : request.Has("ProvisionedThroughput") ? ChangedPart.Capacity
            : request.Has("StreamSpecification") ? ChangedPart.Stream
            : request.Has("TableClass") ? ChangedPart.Class
            : TableUpdateShape.CreatesOrDeletesIndex(request) ? ChangedPart.Indexes
            : null;
        if (part is null)
            return Current(stored.Change) ?? new StateChange(StateChange.Updating, now);
        var isOtherCapacity = had.Throughput != next.Throughput && !had.IsOnDemand && !next.IsOnDemand;
        return _updating with { Part = part, Before = isOtherCapacity ? had.Throughput : null };
    }

    // These are in force at once or have a state of their own, and the table stays ACTIVE.
    private bool ChangesAtOnce => request.Has("DeletionProtectionEnabled") || request.Has("SSESpecification") || IsAsked("WarmThroughput")
        || (IsAsked("OnDemandThroughput") && !request.Has("BillingMode")) || TableUpdateShape.OnlyUpdatesIndexes(request);

    private bool IsAsked(string change) => TableUpdateShape.IsAsked(request, change);

    // What is over is not told again by the answer to a request of the same moment.
    private StoredTable WithoutPast(StoredTable stored) => stored with
    {
        Definition = stored.Definition with
        {
            Warming = Current(stored.Definition.Warming),
            Indexes = [.. stored.Definition.Indexes.Select(index => index with { Change = Current(index.Change), Warming = Current(index.Warming) })],
        },
    };

    private StateChange? Current(StateChange? change) => TableState.StatusOf(change, now, includingNow: false) == StateChange.Active ? null : change;

    /// <summary>
    /// What a table or index is ready for takes time to change, and is described as it was until then.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/update-warm-throughput.html
    /// </summary>
    /// <param name="from">What it is ready for at present.</param>
    /// <param name="until">The moment from which it is ready for more.</param>
    public static StateChange Warming(Throughput from, DateTimeOffset until) => new(StateChange.Updating, until) { Before = from };

    private StoredTable ChangeCapacity(StoredTable stored)
    {
        var had = stored.Definition;
        var isOnDemand = request.Text("BillingMode") switch { null => had.IsOnDemand, var mode => mode == "PAY_PER_REQUEST" };
        var given = ThroughputReading.Provisioned(request);
        if (isOnDemand && given is not null)
            throw Faults.InvalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        if (!isOnDemand && had.IsOnDemand && given is null)
            throw Faults.InvalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        if (given == had.Throughput && !had.IsOnDemand)
            throw Unchanged("table", "table", had.Throughput);
        var throughput = isOnDemand ? default : given ?? had.Throughput;
        var limit = ThroughputReading.OnDemand(request, isOnDemand, isUpdate: true);
        var becomesOnDemand = isOnDemand && !had.IsOnDemand;
        var changes = isOnDemand != had.IsOnDemand || throughput != had.Throughput;
        return stored with
        {
            Definition = had with
            {
                IsOnDemand = isOnDemand,
                Throughput = throughput,
                OnDemand = isOnDemand ? Merge(had.OnDemand, limit) : null,
                Warm = changes ? ThroughputReading.Kept(had.Warm, had.Throughput, had.IsOnDemand) : had.Warm,
                Indexes = isOnDemand == had.IsOnDemand ? had.Indexes : [.. had.Indexes.Select(index => index.IsLocal ? index : BecomeOther(index, had.IsOnDemand))],
            },
            History = throughput == had.Throughput ? stored.History : stored.History.After(had.Throughput, throughput, now),
            OnDemandSince = becomesOnDemand ? now : stored.OnDemandSince,
        };
    }

    // The request has the units of an index that becomes provisioned, and changes it further.
    private IndexDefinition BecomeOther(IndexDefinition index, bool wasOnDemand)
    {
        var next = index with { OnDemand = null, Warm = ThroughputReading.Kept(index.Warm, index.Throughput, wasOnDemand) };
        return wasOnDemand ? next : next with { Throughput = default, History = index.History.After(index.Throughput, default, now), Change = _updating };
    }

    /// <summary>The limits after an update, in which -1 takes one away.</summary>
    public static ThroughputLimit? Merge(ThroughputLimit? had, ThroughputLimit? given)
    {
        var (read, write) = Ask(had, given);
        return (read, write) is (null or -1, null or -1) ? null : new ThroughputLimit(read == -1 ? null : read, write == -1 ? null : write);
    }

    /// <summary>The limits that an update asks for, with those that it does not mention.</summary>
    public static ThroughputLimit Ask(ThroughputLimit? had, ThroughputLimit? given) => new(given?.Read ?? had?.Read, given?.Write ?? had?.Write);

    /// <summary>An update of throughput that is what it was.</summary>
    public static ServiceFault Unchanged(string what, string of, Throughput throughput) => Faults.Validation(
        $"The provisioned throughput for the {what} will not change. The requested value equals the current value. "
        + $"Current ReadCapacityUnits provisioned for the {of}: {throughput.Read}. Requested ReadCapacityUnits: {throughput.Read}. "
        + $"Current WriteCapacityUnits provisioned for the {of}: {throughput.Write}. Requested WriteCapacityUnits: {throughput.Write}. "
        + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");

    private StoredTable ChangeStream(StoredTable stored)
    {
        if (request.Object("StreamSpecification") is not { } given)
            return stored;
        var (had, view) = (stored.Definition.Stream, given.Text("StreamViewType"));
        StreamSettings stream;
        if (given.Flag("StreamEnabled") == true)
        {
            if (view is null)
                throw Faults.InvalidParameter("If stream is being enabled then UpdateViewType is required");
            if (had?.IsEnabled == true)
                throw Faults.Validation("Table already has an enabled stream: TableName: " + stored.Definition.Name);
            stream = TableReading.NewStream(view, now);
        }
        else
        {
            if (view is not null)
                throw Faults.InvalidParameter("If stream is being disabled, then UpdateViewType must not be specified");
            if (had?.IsEnabled != true)
                throw Faults.Validation("Table has no stream to disable: TableName: " + stored.Definition.Name);
            stream = had with { IsEnabled = false };
        }

        return stored with { Definition = stored.Definition with { Stream = stream } };
    }

    private StoredTable ChangeSettings(StoredTable stored)
    {
        var definition = stored.Definition;
        if (request.Has("SSESpecification"))
        {
            var key = TableReading.ReadEncryption(request);
            if (key is null && definition.EncryptionKey is null)
                throw Faults.InvalidParameter("Table is already encrypted by default");
            definition = definition with { EncryptionKey = key };
        }

        if (IsAsked("WarmThroughput"))
        {
            // While more is being made ready, less may still be asked for, though not less than there is at present.
            var present = definition.Warming?.Before ?? ThroughputReading.Warmth(definition.Warm, definition.Throughput, definition.IsOnDemand);
            definition = definition with
            {
                Warm = Ask(definition.Warm, ThroughputReading.Warm(request, present, "current WarmThroughput, decreasing WarmThroughput is not supported")),
                Warming = Warming(present, until),
            };
        }

        var tableClass = request.Text("TableClass");
        return stored with
        {
            Definition = definition with
            {
                IsDeletionProtected = request.Flag("DeletionProtectionEnabled") ?? definition.IsDeletionProtected,
                TableClass = tableClass ?? definition.TableClass,
            },
            ClassChanged = tableClass is null ? stored.ClassChanged : now,
        };
    }
}
