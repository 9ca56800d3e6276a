using System.Globalization;

namespace FauxSql.Server.Tests;

/// <summary>A clock that stands still at the date of <see cref="SignedRequest.Date"/>.</summary>
internal sealed class StoppedClock : TimeProvider
{
    public override DateTimeOffset GetUtcNow() =>
        DateTimeOffset.ParseExact(SignedRequest.Date, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
