using System.Text.Json;

namespace FauxSql.Engine.Validation;

/// <summary>
/// Why a request was throttled: https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ThrottlingReason.html.
/// </summary>
/// <param name="Reason">What was exceeded, such as TableReadProvisionedThroughputExceeded.</param>
/// <param name="Resource">The ARN of the table or index.</param>
internal readonly record struct ThrottlingReason(string Reason, string Resource)
{
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("reason"u8, Reason);
        writer.WriteString("resource"u8, Resource);
        writer.WriteEndObject();
    }
}
