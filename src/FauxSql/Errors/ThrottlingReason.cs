using System.Text.Json;
using FauxSql.Protocol.Errors;

namespace FauxSql.Errors;

/// <summary>Why, and by which table or index, a request was throttled. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html</summary>
/// <param name="Reason">
/// What was asked too much of: <c>Table</c> or <c>Index</c>, <c>Read</c> or <c>Write</c>, and the limit, such as <c>TableReadProvisionedThroughputExceeded</c> or, for a
/// partition that is asked for more than others, <c>IndexWriteKeyRangeThroughputExceeded</c>.
/// </param>
/// <param name="Resource">The ARN of the table or index, or <see langword="null"/>.</param>
public sealed record ThrottlingReason(string Reason, string? Resource)
{
    /// <inheritdoc/>
    public override string ToString() => Resource is null ? Reason : $"{Reason} of {Resource}";

    /// <summary>The reasons in the body of an error, or none.</summary>
    internal static IReadOnlyList<ThrottlingReason> AllIn(ServiceError error)
    {
        try
        {
            using var document = JsonDocument.Parse(error.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? AllIn(document.RootElement) : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    /// <summary>The reasons of an error, or of one of a transaction's reasons.</summary>
    internal static IReadOnlyList<ThrottlingReason> AllIn(JsonElement error)
    {
        if (!error.TryGetProperty("ThrottlingReasons", out var reasons) || reasons.ValueKind != JsonValueKind.Array)
            return [];
        return [.. reasons.EnumerateArray().Where(reason => reason.ValueKind == JsonValueKind.Object).Select(Of).OfType<ThrottlingReason>()];
    }

    private static ThrottlingReason? Of(JsonElement reason) => TextOf(reason, "reason", "Reason") is { } text ? new(text, TextOf(reason, "resource", "Resource")) : null;

    // The service writes them small; the AWS SDK's client as its types are named.
    private static string? TextOf(JsonElement reason, string name, string other) =>
        (reason.TryGetProperty(name, out var value) || reason.TryGetProperty(other, out value)) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
