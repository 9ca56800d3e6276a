using FauxSql.Layouts;
using FauxSql.Protocol.Capacity;
using FauxSql.Relations;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>Says what <see cref="WriteRunner"/> will send.</summary>
internal static class WritePlan
{
    public static Plan Of(WriteIntent intent, ILayout layout)
    {
        var writes = JoinedWrites.Of([intent], [null], layout).Writes;
        var table = layout.AddressOf(intent.Entity, intent.Key).Table;
        if (!intent.ReadsFirst)
        {
            var isOne = writes.Count == 1;
            return new PlanBuilder(layout)
                .AddWrite(1, isOne ? WriteBody.OperationOf(writes[0].Write) : "TransactWriteItems", table, Detail(intent, writes), UnitsOf([intent], writes, isOne ? 1 : 2))
                .Build();
        }

        var item = new Read.Point(intent.Entity, intent.Key, IsConsistent: true);
        var read = new PlanBuilder(layout).AddRead(1, item);
        if (intent.ReadsAfter)
            read.AddRead(3, item);
        return (intent is DeleteIntent
            ? read.AddWrite(2, "TransactWriteItems", table, Detail(intent, []) + ", and its unique values", 2)
            : read.AddWrite(2, WriteBody.OperationOf(writes[0].Write), table, Detail(intent, []) + (intent.HasUnique ? ", in a transaction when a unique value has changed" : ""), UnitsOf([intent], [], 1)))
            .Build();
    }

    public static Plan OfTransaction(IReadOnlyList<WriteIntent> intents, ILayout layout)
    {
        var plan = new PlanBuilder(layout);
        if (intents.Count == 0)
            return plan.Build();
        WriteIntent[] reading = [.. intents.Where(intent => intent.ReadsFirst)];
        foreach (var intent in reading)
            plan.AddRead(1, new Read.Point(intent.Entity, intent.Key, IsConsistent: true));
        IntendedWrite[] certain = [.. JoinedWrites.Of(intents, new ReadOnlyMemory<byte>?[intents.Count], layout).Writes.Where(write => !write.Intent.ReadsFirst)];
        var tables = string.Join(", ", intents.Select(intent => layout.AddressOf(intent.Entity, intent.Key).Table).Distinct());
        var details = intents.Select((intent, index) =>
            $"{intent.Verb} {intent.Entity.Name} {Detail(intent, certain.Where(write => write.Index == index))}{(intent.ReadsFirst && intent.HasUnique ? ", and its unique values" : "")}");
        return plan.AddWrite(reading.Length > 0 ? 2 : 1, "TransactWriteItems", tables, string.Join("; ", details), UnitsOf(intents, certain, 2)).Build();
    }

    /// <summary>What <see cref="BatchRunner"/> sends: batches eight at a time, and what is more than a batch can do in transactions.</summary>
    public static Plan OfBatch(IReadOnlyList<WriteIntent> intents, ILayout layout)
    {
        var requests = new List<PlannedRequest>();
        foreach (var (index, chunk) in Chunk.Of(intents).Index())
        {
            var first = chunk.Intents[0];
            if (chunk.Plain is not null)
            {
                var table = layout.AddressOf(first.Entity, first.Key).Table;
                var batch = $"{first.Verb} {chunk.Intents.Count} from {Shown.Of(first.Entity, first.Key)}";
                requests.Add(new PlannedRequest(1 + (index / BatchRunner.InFlight), "BatchWriteItem", table, batch, false, 0, UnitsOf(chunk.Intents, [], 1)));
                continue;
            }

            var plan = chunk.Intents.Count == 1 ? Of(first, layout) : OfTransaction(chunk.Intents, layout);
            requests.AddRange(plan.Requests.Select(request => request with { RoundTrip = request.RoundTrip + (2 * index) }));
        }

        return new Plan(requests);
    }

    private static string Detail(WriteIntent intent, IEnumerable<IntendedWrite> writes)
    {
        var claims = writes.Count(write => write.Write is Write.OfClaim);
        return Shown.Of(intent.Entity, intent.Key)
            + string.Concat(intent.Demands.Select(demand => ", " + demand.Text))
            + (claims == 0 ? "" : $", and {claims} unique value{(claims == 1 ? "" : "s")}");
    }

    private static double UnitsOf(IReadOnlyList<WriteIntent> intents, IEnumerable<IntendedWrite> writes, int factor) =>
        factor * (intents.Sum(intent => CapacityUnits.Write(0, intent.Bytes)) + writes.Count(write => write.Write is Write.OfClaim));
}
