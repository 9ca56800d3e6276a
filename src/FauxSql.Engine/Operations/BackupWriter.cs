using System.Text.Json;
using FauxSql.Engine.Tables;

namespace FauxSql.Engine.Operations;

/// <summary>Writes the state of a table's continuous backups.</summary>
internal static class BackupWriter
{
    private const int DelayMinutes = 5;

    // Restorable is what lies between the beginning, or the period's, and five minutes ago.
    public static void Write(Utf8JsonWriter response, StoredTable stored, DateTimeOffset now)
    {
        response.WriteStartObject();
        response.WriteStartObject("ContinuousBackupsDescription"u8);
        response.WriteString("ContinuousBackupsStatus"u8, "ENABLED"u8);
        response.WriteStartObject("PointInTimeRecoveryDescription"u8);
        response.WriteString("PointInTimeRecoveryStatus"u8, stored.Recovery is null ? "DISABLED"u8 : "ENABLED"u8);
        if (stored.Recovery is { } recovery)
        {
            response.WriteNumber("RecoveryPeriodInDays"u8, recovery.Days);
            var earliest = Later(recovery.Since, now.AddDays(-recovery.Days));
            WriteTime(response, "EarliestRestorableDateTime", earliest);
            WriteTime(response, "LatestRestorableDateTime", Later(earliest, now.AddMinutes(-DelayMinutes)));
        }

        response.WriteEndObject();
        response.WriteEndObject();
        response.WriteEndObject();
    }

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static void WriteTime(Utf8JsonWriter response, string member, DateTimeOffset time) =>
        response.WriteNumber(member, time.ToUnixTimeMilliseconds() / 1000m);
}
