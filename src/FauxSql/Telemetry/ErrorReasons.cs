using System.Text.Json;
using FauxSql.Protocol.Errors;

namespace FauxSql.Telemetry;

/// <summary>
/// The reasons that the service gives beside an error, as codes.
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html,
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_CancellationReason.html
/// </summary>
/// <param name="Text">The reasons, or a note that there are none.</param>
/// <param name="IsThrottled">Whether more was asked for than a table or an index can do just now.</param>
/// <param name="IsConflict">Whether another transaction was at work on the same item.</param>
internal sealed record ErrorReasons(string Text, bool IsThrottled, bool IsConflict)
{
    private const string TableMark = ":table/";

    public static ErrorReasons Of(ServiceError error)
    {
        List<string> texts = [.. Read(error.Body, "ThrottlingReasons", ThrottlingOf)];
        List<string> codes = [.. Read(error.Body, "CancellationReasons", reason => TextOf(reason, "Code")).Where(code => code != "None")];
        texts.AddRange(codes.GroupBy(code => code, StringComparer.Ordinal).Select(group => group.Skip(1).Any() ? $"{group.Key} ({group.Count()})" : group.Key));
        return new ErrorReasons(
            texts.Count == 0 ? "no reason given" : string.Join(", ", texts),
            ErrorCodes.IsThrottling(error.Code) || codes.Exists(code => code is "ThrottlingError" or "ProvisionedThroughputExceeded"),
            error.Code is ErrorCodes.TransactionConflict or ErrorCodes.TransactionInProgress || codes.Contains("TransactionConflict", StringComparer.Ordinal));
    }

    // The resource is an ARN, of which the table, and the index if it is one, matter: Orders/index/CustomerIndex.
    private static string? ThrottlingOf(JsonElement reason)
    {
        var resource = TextOf(reason, "resource");
        var table = resource?.IndexOf(TableMark, StringComparison.Ordinal) is >= 0 and var at ? resource[(at + TableMark.Length)..] : resource;
        return TextOf(reason, "reason") is { } why ? table is null ? why : $"{why} of {table}" : null;
    }

    private static IEnumerable<string> Read(ReadOnlyMemory<byte> body, string property, Func<JsonElement, string?> read)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement.TryGetProperty(property, out var reasons) ? [.. reasons.EnumerateArray().Select(read).OfType<string>()] : [];
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return [];
        }
    }

    private static string? TextOf(JsonElement reason, string property) =>
        reason.TryGetProperty(property, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
