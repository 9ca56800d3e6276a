using FauxSql.Layouts;
using FauxSql.Protocol.Capacity;
using FauxSql.Relations;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Writes;

/// <summary>Says what <see cref="WriteRunner"/> will send.</summary>
internal static class WritePlan
{
    // A read, a mark, a look for what refers, and the write.
    private const int MostRoundTrips = 4;

    public static Plan Of(WriteIntent intent, DynamoDatabase database) => RequestsOf(intent, database) with { Writes = ActionsOf([intent]) };

    /// <summary>What intents do, as <see cref="Plan.Writes"/> has it.</summary>
    public static IReadOnlyList<string> ActionsOf(IEnumerable<WriteIntent> intents) =>
        [.. intents.Select(intent => intent.Action).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    /// <summary>What is sent for each of several items that are found before, in so many round trips.</summary>
    public static IEnumerable<PlannedRequest> OfEach(WriteIntent intent, int before, DynamoDatabase database) =>
        Of(intent, database).Requests.Select(request => request with { RoundTrip = before + request.RoundTrip, IsRepeated = true });

    public static Plan OfTransaction(IReadOnlyList<WriteIntent> intents, DynamoDatabase database)
    {
        var layout = database.Layout;
        var plan = new PlanBuilder(layout);
        if (intents.Count == 0)
            return plan.Build();
        WriteIntent[] reading = [.. intents.Where(intent => intent is { ReadsFirst: true, Referrers.Count: 0 })];
        foreach (var intent in reading)
            plan.AddRead(1, new Read.Point(intent.Entity, intent.Key, IsConsistent: true));
        IntendedWrite[] certain = [.. JoinedWrites.Of(intents, new ReadOnlyMemory<byte>?[intents.Count], database).Writes.Where(write => !write.Intent.ReadsFirst)];
        var tables = string.Join(", ", intents.Select(intent => layout.AddressOf(intent.Entity, intent.Key).Table).Distinct());
        var details = intents.Select((intent, index) =>
            $"{intent.Action} {Detail(intent, certain.Where(write => write.Index == index))}{(intent.ReadsFirst && intent.HasUnique ? ", and its unique values" : "")}");
        var last = AddGuard(plan, intents, reading.Length > 0 ? 1 : 0, layout) + 1;
        return plan.AddWrite(last, "TransactWriteItems", tables, string.Join("; ", details), UnitsOf(intents, certain, 2)).Build() with { Writes = ActionsOf(intents) };
    }

    /// <summary>What <see cref="BatchRunner"/> sends: batches eight at a time, and what is more than a batch can do in transactions.</summary>
    public static Plan OfBatch(IReadOnlyList<WriteIntent> intents, DynamoDatabase database)
    {
        var requests = new List<PlannedRequest>();
        foreach (var (index, chunk) in Chunk.Of(intents).Index())
        {
            var first = chunk.Intents[0];
            if (chunk.Plain is not null)
            {
                var table = database.Layout.AddressOf(first.Entity, first.Key).Table;
                var batch = $"{first.Verb} {chunk.Intents.Count} from {Shown.Of(first.Entity, first.Key)}";
                requests.Add(new PlannedRequest(1 + (index / BatchRunner.InFlight), "BatchWriteItem", table, batch, false, 0, UnitsOf(chunk.Intents, [], 1)));
                continue;
            }

            var plan = chunk.Intents.Count == 1 ? Of(first, database) : OfTransaction(chunk.Intents, database);
            requests.AddRange(plan.Requests.Select(request => request with { RoundTrip = request.RoundTrip + (MostRoundTrips * index) }));
        }

        return new Plan(requests) { Writes = ActionsOf(intents) };
    }

    private static Plan RequestsOf(WriteIntent intent, DynamoDatabase database)
    {
        var layout = database.Layout;
        var writes = JoinedWrites.Of([intent], [null], database).Writes;
        var table = layout.AddressOf(intent.Entity, intent.Key).Table;
        var item = new Read.Point(intent.Entity, intent.Key, IsConsistent: true);
        if (intent.Referrers.Count > 0)
        {
            var guarded = new PlanBuilder(layout);
            var last = AddGuard(guarded, [intent], 0, layout) + 1;
            return (intent.HasUnique
                ? guarded.AddWrite(last, "TransactWriteItems", table, Detail(intent, []) + ", if it is still marked, and its unique values", 2)
                : guarded.AddWrite(last, WriteBody.OperationOf(writes[0].Write), table, Detail(intent, []) + ", if it is still marked", 1))
                .Build();
        }

        if (!intent.ReadsFirst)
        {
            var isOne = writes.Count == 1;
            var plan = new PlanBuilder(layout)
                .AddWrite(1, isOne ? WriteBody.OperationOf(writes[0].Write) : "TransactWriteItems", table, Detail(intent, writes), UnitsOf([intent], writes, isOne ? 1 : 2));
            return (intent.ReadsAfter ? plan.AddRead(2, item) : plan).Build();
        }

        var read = new PlanBuilder(layout).AddRead(1, item);
        if (intent.ReadsAfter)
            read.AddRead(3, item);
        return (intent is DeleteIntent
            ? read.AddWrite(2, "TransactWriteItems", table, Detail(intent, []) + ", and its unique values", 2)
            : AddAfterReading(read, intent, writes, table))
            .Build();
    }

    // Returns the round trip before that of the write.
    private static int AddGuard(PlanBuilder plan, IReadOnlyList<WriteIntent> intents, int before, ILayout layout)
    {
        WriteIntent[] guarded = [.. intents.Where(intent => intent.Referrers.Count > 0)];
        foreach (var intent in guarded)
        {
            plan.AddWrite(before + 1, "UpdateItem", layout.AddressOf(intent.Entity, intent.Key).Table, Detail(intent, []) + ", marked while what refers to it is looked for", 1);
            foreach (var referrer in intent.Referrers)
                plan.AddRead(before + 2, referrer.KeysOf(intent.Key.Partition, ReferrerSearch.Few));
        }

        return guarded.Length > 0 ? before + 2 : before;
    }

    private static PlanBuilder AddAfterReading(PlanBuilder plan, WriteIntent intent, IReadOnlyList<IntendedWrite> writes, string table)
    {
        var isTransaction = writes.Any(IsReferenceCheck);
        var detail = Detail(intent, writes.Where(IsReferenceCheck)) + (intent.HasUnique && !isTransaction ? ", in a transaction when a unique value has changed" : "");
        return plan.AddWrite(
            2, isTransaction ? "TransactWriteItems" : WriteBody.OperationOf(writes[0].Write), table, detail, UnitsOf([intent], writes.Where(IsReferenceCheck), isTransaction ? 2 : 1));
    }

    private static string Detail(WriteIntent intent, IEnumerable<IntendedWrite> writes)
    {
        var (claims, references) = (writes.Count(write => write.Write is Write.OfClaim), writes.Count(IsReferenceCheck));
        return (intent.Key == QueryWrite.EachKey ? $"each {intent.Entity.Name} found" : Shown.Of(intent.Entity, intent.Key))
            + string.Concat(intent.Demands.Select(demand => ", " + demand.Text))
            + (claims == 0 ? "" : $", and {claims} unique value{(claims == 1 ? "" : "s")}")
            + (references == 0 ? "" : $", if {(references == 1 ? "what it refers to is" : $"the {references} items that it refers to are")} there");
    }

    private static bool IsReferenceCheck(IntendedWrite write) => write is { Write: Write.Check, Intent: not CheckIntent };

    private static double UnitsOf(IReadOnlyList<WriteIntent> intents, IEnumerable<IntendedWrite> writes, int factor) =>
        factor * (intents.Sum(intent => CapacityUnits.Write(0, intent.Bytes)) + writes.Count(write => write.Write is Write.OfClaim || IsReferenceCheck(write)));
}
