namespace FauxSql.Engine.Tests.Reliability.Histories;

/// <summary>What one request did as its client saw it. Every appended value is used once in the whole history.</summary>
/// <param name="Client">Who sent it.</param>
/// <param name="Invoked">When it was sent.</param>
/// <param name="Completed">When it was answered.</param>
/// <param name="Succeeded">Whether it was done; if not, it was refused by a rule and has done nothing.</param>
/// <param name="Appends">The values appended, by key.</param>
/// <param name="Reads">The lists read, by key, as they were before the appends.</param>
internal sealed record HistoryEntry(
    int Client, long Invoked, long Completed, bool Succeeded, IReadOnlyList<(string Key, int Value)> Appends, IReadOnlyList<(string Key, int[] Values)> Reads)
{
    public override string ToString() =>
        $"client {Client} appended [{string.Join(", ", Appends.Select(a => $"{a.Value} to {a.Key}"))}], read [{string.Join(", ", Reads.Select(r => $"{r.Key}: {r.Values.Length} values"))}]";
}
