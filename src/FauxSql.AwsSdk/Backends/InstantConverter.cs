using System.Text.Json;
using System.Text.Json.Serialization;

namespace FauxSql.AwsSdk.Backends;

/// <summary>Instants: seconds since 1970 on the wire, with a fraction of milliseconds.</summary>
internal sealed class InstantConverter : JsonConverter<DateTime>
{
    private const int MillisecondDigits = 3;
    private const decimal MaxSeconds = 62_135_596_800; // between the years 1 and 3938, which DateTime holds on both sides

    public override DateTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDecimal(out var seconds) && decimal.Abs(seconds) < MaxSeconds
            ? DateTime.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond))
            : throw new JsonException("An instant is a number of seconds since 1970.");

    // The SDK reads the number as a double, which is off by some ticks: rounding to milliseconds gives the service's number back.
    public override void Write(Utf8JsonWriter writer, DateTime value, JsonSerializerOptions options)
    {
        var seconds = (decimal)(value.ToUniversalTime() - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerSecond;
        writer.WriteNumberValue(decimal.Round(seconds, MillisecondDigits));
    }
}
