using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Tables;

/// <summary>Checks what an UpdateTable request asks for before the table is looked at: at least one change, and only those that go together.</summary>
internal static class TableUpdateShape
{
    private static readonly string[] Changes =
    [
        "ProvisionedThroughput", "BillingMode", "StreamSpecification", "GlobalSecondaryIndexUpdates", "SSESpecification",
        "DeletionProtectionEnabled", "OnDemandThroughput", "WarmThroughput", "TableClass",
    ];

    private static readonly (string Member, string Words)[] Alone =
    [
        ("SSESpecification", "Server-Side Encryption modification must be the only operation in the request"),
        ("TableClass", "TableClass modification must be the only operation in the request"),
        ("DeletionProtectionEnabled", "DeletionProtection modification must be the only operation in the request"),
        ("WarmThroughput", "WarmThroughput must be the only operation in the request"),
    ];

    private const string CreatedWithWarmth = "Create global secondary index cannot be specified when updating WarmThroughput";

    public static void Check(Request request)
    {
        TableShape.CheckUpdate(request);
        foreach (var member in new[] { "ReplicaUpdates", "GlobalTableWitnessUpdates", "MultiRegionConsistency", "VectorIndexUpdates", "GlobalTableSettingsReplicationMode" })
            if (request.Has(member))
                throw Faults.NotSupported(member);
        var asked = Changes.Where(change => IsAsked(request, change)).ToList();
        if (asked.Count == 0)
            throw Faults.Validation(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates, SSESpecification, "
                + "ReplicaUpdates, MultiAccountReplicaReady, ReplicaTransitRoleArn, MultiRegionConsistency, DeletionProtectionEnabled, "
                + "OnDemandThroughput, WarmThroughput or TableClass is required");
        if (request.Array("GlobalSecondaryIndexUpdates") is { Count: 0 })
            throw Faults.InvalidParameter("List of GlobalSecondaryIndexUpdates is empty");
        if (request.Text("BillingMode") == "PAY_PER_REQUEST" && request.Has("ProvisionedThroughput"))
            throw Faults.InvalidParameter("Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when BillingMode is PAY_PER_REQUEST");
        if (request.Text("BillingMode") == "PROVISIONED" && !request.Has("ProvisionedThroughput"))
            throw Faults.InvalidParameter("ProvisionedThroughput must be specified when BillingMode is PROVISIONED");
        ThroughputReading.Provisioned(request);
        CheckWarmth(request);
        CheckTogether(request, asked);
        CheckIndexes(request);
    }

    /// <summary>Whether a request changes nothing but what the table and its indexes are ready for, which is possible together.</summary>
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/update-warm-throughput.html
    public static bool OnlyWarms(Request request) =>
        Changes.All(change => change is "WarmThroughput" or "GlobalSecondaryIndexUpdates" || !IsAsked(request, change))
        && (request.Array("GlobalSecondaryIndexUpdates") ?? []).All(update => new Request(update).Object("Update") is { } changed
            && IsAsked(changed, "WarmThroughput") && !IsAsked(changed, "ProvisionedThroughput") && !IsAsked(changed, "OnDemandThroughput"));

    /// <summary>Whether a request changes nothing but the throughput of indexes.</summary>
    public static bool OnlyUpdatesIndexes(Request request) =>
        Changes.All(change => (change == "GlobalSecondaryIndexUpdates") == IsAsked(request, change))
        && request.Array("GlobalSecondaryIndexUpdates")!.All(update => new Request(update).Has("Update"));

    /// <summary>Whether a request creates or deletes an index.</summary>
    public static bool CreatesOrDeletesIndex(Request request) => CreatesIndex(request) || HasIndexUpdate(request, "Delete");

    private static bool CreatesIndex(Request request) => HasIndexUpdate(request, "Create");

    private static bool HasIndexUpdate(Request request, string action) =>
        request.Array("GlobalSecondaryIndexUpdates")?.Any(update => new Request(update).Has(action)) == true;

    /// <summary>Whether a request asks for a change. One that is given and empty is not asked for.</summary>
    public static bool IsAsked(Request request, string change) => change switch
    {
        "GlobalSecondaryIndexUpdates" => request.Array(change)?.Count > 0,
        "OnDemandThroughput" => request.Object(change) is { } limit && (limit.Has("MaxReadRequestUnits") || limit.Has("MaxWriteRequestUnits")),
        "WarmThroughput" => request.Object(change) is { } warm && (warm.Has("ReadUnitsPerSecond") || warm.Has("WriteUnitsPerSecond")),
        _ => request.Has(change),
    };

    private static void CheckWarmth(Request request)
    {
        foreach (var update in request.Array("GlobalSecondaryIndexUpdates") ?? [])
            if (new Request(update).Object("Update") is { } changed && changed.Has("WarmThroughput") && !IsAsked(changed, "WarmThroughput"))
                throw Faults.InvalidParameter(
                    $"WarmThroughput must have at least one of ReadUnitsPerSecond or WriteUnitsPerSecond specified for index: {changed.Text("IndexName")}");
    }

    private static void CheckTogether(Request request, List<string> asked)
    {
        foreach (var (member, words) in Alone)
            if (asked.Contains(member) && asked.Count > 1 && !OnlyWarms(request))
                throw Faults.InvalidParameter(member == "WarmThroughput" && CreatesIndex(request) ? CreatedWithWarmth : words);
        if (asked.Contains("OnDemandThroughput") && asked.Exists(change => change is not ("OnDemandThroughput" or "BillingMode")))
            throw Faults.InvalidParameter("OnDemandThroughput can only be combined with BillingMode in an UpdateTable request");
        var changesCapacity = asked.Contains("ProvisionedThroughput");
        var changesIndexes = CreatesOrDeletesIndex(request);
        if (changesCapacity && asked.Contains("StreamSpecification"))
            throw Faults.InvalidParameter("You cannot modify stream status while updating table IOPS");
        if (changesCapacity && changesIndexes)
            throw Faults.InvalidParameter("You cannot create or delete index while updating table IOPS");
        if (changesIndexes && asked.Contains("StreamSpecification"))
            throw Faults.InvalidParameter("You cannot create or delete index while changing stream status");
    }

    private static void CheckIndexes(Request request)
    {
        var names = new HashSet<string>();
        foreach (var element in request.Array("GlobalSecondaryIndexUpdates") ?? [])
        {
            var update = new Request(element);
            Request?[] actions = [update.Object("Update"), update.Object("Create"), update.Object("Delete")];
            if (actions.All(action => action is null))
                throw Faults.InvalidParameter(
                    "One of GlobalSecondaryIndexUpdate.Update, GlobalSecondaryIndexUpdate.Create, GlobalSecondaryIndexUpdate.Delete must not be null");
            if (actions.Count(action => action is not null) > 1)
                throw Faults.InvalidParameter("Only one global secondary index action is allowed per GlobalSecondaryIndexUpdate object");
            var name = actions.First(action => action is not null)!.Value.Text("IndexName")!;
            if (!names.Add(name))
                throw Faults.InvalidParameter($"Only one global secondary index update per index is allowed simultaneously. Index: {name}");
        }
    }
}
