using FauxSql.Protocol.Limits;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>As many of many intents as are sent together: in one BatchWriteItem where they are plain, in one transaction where they are not.</summary>
internal sealed class Chunk
{
    private Chunk(IReadOnlyList<WriteIntent> intents, IReadOnlyList<Write.OfItem>? plain)
    {
        Intents = intents;
        Plain = plain;
    }

    public IReadOnlyList<WriteIntent> Intents { get; }

    /// <summary>The unconditional writes of the intents, in their order; null when they are more than that.</summary>
    public IReadOnlyList<Write.OfItem>? Plain { get; }

    /// <summary>Cuts intents into chunks, in their order.</summary>
    public static IEnumerable<Chunk> Of(IReadOnlyList<WriteIntent> intents)
    {
        for (var start = 0; start < intents.Count;)
        {
            var length = LengthFrom(intents, start);
            List<WriteIntent> taken = [.. intents.Skip(start).Take(length)];
            List<Write.OfItem> plain = [.. taken.Select(PlainOf).OfType<Write.OfItem>()];
            yield return new Chunk(taken, plain.Count == taken.Count ? plain : null);
            start += length;
        }
    }

    private static int LengthFrom(IReadOnlyList<WriteIntent> intents, int start)
    {
        var (actions, bytes, length) = (0, 0L, 0);
        while (length < DynamoLimits.BatchWriteItems && start + length < intents.Count)
        {
            var next = intents[start + length];
            actions += next.MostWrites;
            bytes += next.MostBytes;
            var isTogether = actions <= DynamoLimits.TransactionActions && (bytes <= DynamoLimits.TransactionBytes || PlainOf(next) is not null);
            if (length > 0 && !isTogether)
                break;
            length++;
        }

        return length;
    }

    private static Write.OfItem? PlainOf(WriteIntent intent) =>
        !intent.ReadsFirst && intent.WriteFor(null) is Write.OfItem write and (Write.Put { If: null } or Write.Remove { If: null }) && (intent.IsAlone || intent.WritesFor(null).Count() == 1) ? write : null;
}
