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

        var read = new PlanBuilder(layout).AddRead(1, new Read.Point(intent.Entity, intent.Key, IsConsistent: true));
        return (intent is DeleteIntent
            ? read.AddWrite(2, "TransactWriteItems", table, Detail(intent, []) + ", and its unique values", 2)
            : read.AddWrite(2, WriteBody.OperationOf(writes[0].Write), table, Detail(intent, []) + (intent.HasUnique ? ", in a transaction when a unique value has changed" : ""), UnitsOf([intent], [], 1)))
            .Build();
    }

    private static string Detail(WriteIntent intent, IEnumerable<IntendedWrite> writes)
    {
        var claims = writes.Count(write => write.Write is Write.OfClaim);
        return intent.Key
            + string.Concat(intent.Demands.Select(demand => ", " + demand.Text))
            + (claims == 0 ? "" : $", and {claims} unique value{(claims == 1 ? "" : "s")}");
    }

    private static double UnitsOf(IReadOnlyList<WriteIntent> intents, IEnumerable<IntendedWrite> writes, int factor) =>
        factor * (intents.Sum(intent => CapacityUnits.Write(0, intent.Bytes)) + writes.Count(write => write.Write is Write.OfClaim));
}
