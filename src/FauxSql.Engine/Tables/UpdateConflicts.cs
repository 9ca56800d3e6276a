using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>
/// Refuses what cannot be changed while something else of the table is being changed. Deletion protection, encryption and
/// warm throughput can be at any time; what an index is in the way of itself is for <see cref="IndexUpdates"/>.
/// </summary>
/// <param name="request">An UpdateTable request.</param>
/// <param name="table">The table.</param>
/// <param name="now">The moment of the request.</param>
internal sealed class UpdateConflicts(Request request, TableState table, DateTimeOffset now)
{
    private readonly string _name = table.Definition.Name;
    private readonly ChangedPart? _changing = table.PartChangingAt(now);

    public void Check()
    {
        if (_changing is null)
            return;
        if (AsksForCapacity)
            Refuse("change table IOPS", whileCapacity: "Table IOPS are currently being updated.");
        if (TableUpdateShape.CreatesOrDeletesIndex(request) && _changing != ChangedPart.Indexes)
            Refuse("create or delete an index", whileCapacity: "Can't create or delete indexes while table IOPS are being updated.");
        if (request.Has("StreamSpecification"))
            Refuse("change stream status", whileCapacity: "Can't enable or disable stream while table IOPS are being updated.");
        if (request.Has("TableClass"))
            Refuse("update table class", whileCapacity: "Can't update table class while table IOPS are being updated.");
        if (TableUpdateShape.IsAsked(request, "OnDemandThroughput"))
            RefuseLimit();
    }

    // To ask for the billing mode that the table has changes nothing.
    private bool AsksForCapacity => request.Has("ProvisionedThroughput")
        || (request.Text("BillingMode") is { } mode
            && (_changing is ChangedPart.Capacity or ChangedPart.BillingMode || (mode == "PAY_PER_REQUEST") != table.Definition.IsOnDemand));

    private void Refuse(string what, string whileCapacity) => throw Faults.InUse(_changing switch
    {
        ChangedPart.Capacity or ChangedPart.BillingMode => $"{whileCapacity} Table: {_name}",
        ChangedPart.Stream when request.Has("StreamSpecification") => $"A stream status change is currently in progress. {Stream}",
        ChangedPart.Stream => $"Can't {what} when stream status is being updated. {Stream}",
        ChangedPart.Class => $"Can't {what} when a table class update is in progress. Table: {_name} {Class}",
        _ => $"Can't {what} when an index is being {(IsDeletingIndex ? "deleted" : "created")}. Table: {_name} Indexes: {Indexes}",
    });

    // On a table that has no such limits that is the answer, which comes later.
    private void RefuseLimit()
    {
        if (!table.Definition.IsOnDemand && _changing != ChangedPart.BillingMode)
            return;
        throw Faults.InUse("OnDemandThroughput cannot be updated while " + _changing switch
        {
            ChangedPart.Capacity or ChangedPart.BillingMode => "BillingMode update is in progress",
            ChangedPart.Stream => $"stream status update is in progress. {Stream}",
            ChangedPart.Class => $"TableClass update is in progress. {Class}",
            _ => $"index {(IsDeletingIndex ? "deletion" : "creation")} is in progress for indexes: {Indexes}",
        });
    }

    private string Stream => table.Definition.Stream is { } stream
        ? $"Table: {_name} Stream: {stream.Label} Operation: {(stream.IsEnabled ? "ENABLE" : "DISABLE")}"
        : $"Table: {_name}";

    private string Class => $"TableClassUpdateInProgress: {table.Definition.TableClass}";

    private bool IsDeletingIndex => table.LeavingAt(now).Any();

    private string Indexes => $"[{string.Join(", ", IsDeletingIndex ? table.LeavingAt(now) : table.AllocatingAt(now))}]";
}
