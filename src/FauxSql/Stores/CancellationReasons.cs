using System.Text.Json;
using FauxSql.Errors;

namespace FauxSql.Stores;

/// <summary>
/// Reads why a transaction was cancelled.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html
/// </summary>
internal static class CancellationReasons
{
    /// <summary>The writes that were in the way, in the order of the set; none when the answer has no reasons.</summary>
    public static IReadOnlyList<FailedWrite> Read(WriteSet set, ReadOnlyMemory<byte> body)
    {
        if (ResponseReader.Property(body, "CancellationReasons") is not { } array)
            return [];
        return [.. ResponseReader.CopyElements(array).Zip(set.Writes, ReasonOf).OfType<FailedWrite>()];
    }

    /// <summary>Whether the same transaction may succeed when it is sent again.</summary>
    public static bool IsPassing(FailedWrite failed) => failed.Code == "TransactionConflict" || IsThrottling(failed);

    public static bool IsThrottling(FailedWrite failed) => failed.Code is "ThrottlingError" or "ProvisionedThroughputExceeded";

    private static FailedWrite? ReasonOf(ReadOnlyMemory<byte> reason, Write write)
    {
        using var document = JsonDocument.Parse(reason);
        return TextOf(document.RootElement, "Code") is not (null or "None") and var code
            ? new FailedWrite(write, code, TextOf(document.RootElement, "Message") ?? "", ResponseReader.CopyOf(reason, "Item"))
            {
                Throttling = ThrottlingReason.AllIn(document.RootElement),
            }
            : null;
    }

    private static string? TextOf(JsonElement reason, string property) =>
        reason.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
