namespace FauxSql.Design.Costs.Prices;

/// <summary>What DynamoDB costs in one Region, in dollars, on one day. https://aws.amazon.com/dynamodb/pricing/</summary>
/// <param name="Region">The Region, such as <c>us-east-1</c>.</param>
/// <param name="TableClass">The class of the tables, such as <c>Standard</c>.</param>
/// <param name="Date">The day on which the prices were read.</param>
/// <param name="Source">The page on which they were read.</param>
/// <param name="MillionReads">A million read units on demand.</param>
/// <param name="MillionWrites">A million write units on demand.</param>
/// <param name="ReadHour">A read unit a second, provisioned for an hour.</param>
/// <param name="WriteHour">A write unit a second, provisioned for an hour.</param>
/// <param name="GigabyteMonth">A gigabyte stored for a month.</param>
/// <param name="FreeGigabytes">The gigabytes of an account that cost nothing.</param>
public sealed record PriceList(
    string Region,
    string TableClass,
    DateOnly Date,
    string Source,
    double MillionReads,
    double MillionWrites,
    double ReadHour,
    double WriteHour,
    double GigabyteMonth,
    double FreeGigabytes)
{
    /// <summary>A month, as all costs here count it: 30 days.</summary>
    public const double MonthHours = 720;

    private const double MonthSeconds = MonthHours * 3600;
    private const double Million = 1_000_000;
    private const double GigabyteBytes = 1024 * 1024 * 1024;

    /// <summary>What units a second cost in a month on demand.</summary>
    /// <param name="readUnits">The read units a second.</param>
    /// <param name="writeUnits">The write units a second.</param>
    public double OnDemand(double readUnits, double writeUnits) => MonthSeconds * ((readUnits * MillionReads) + (writeUnits * MillionWrites)) / Million;

    /// <summary>What they cost in a month when they are provisioned.</summary>
    /// <param name="readUnits">The read units a second.</param>
    /// <param name="writeUnits">The write units a second.</param>
    /// <param name="utilisation">How much of what is provisioned is used, above 0 and at most 1.</param>
    public double Provisioned(double readUnits, double writeUnits, double utilisation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(utilisation);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(utilisation, 1);
        return MonthHours * ((readUnits * ReadHour) + (writeUnits * WriteHour)) / utilisation;
    }

    /// <summary>What storage costs in a month, beyond what is free for an account with nothing else.</summary>
    /// <param name="bytes">The bytes, with what is billed for each item.</param>
    public double Storage(double bytes) => Math.Max(0, (bytes / GigabyteBytes) - FreeGigabytes) * GigabyteMonth;
}
