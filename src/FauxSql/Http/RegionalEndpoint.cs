using FauxSql.Errors;

namespace FauxSql.Http;

/// <summary>
/// The endpoints of AWS's Regions. A Region's name begins with that of its partition, whose domains are its own.
/// https://docs.aws.amazon.com/general/latest/gr/ddb.html
/// </summary>
internal static class RegionalEndpoint
{
    private const int LongestName = 40;

    private static readonly (string Prefix, string Domain, string DualStackDomain)[] Partitions =
    [
        ("cn-", "amazonaws.com.cn", "api.amazonwebservices.com.cn"),
        ("us-gov-", "amazonaws.com", "api.aws"),
        ("us-iso-", "c2s.ic.gov", "api.aws.ic.gov"),
        ("us-isob-", "sc2s.sgov.gov", "api.aws.scloud"),
        ("us-isof-", "csp.hci.ic.gov", "api.aws.hci.ic.gov"),
        ("eu-isoe-", "cloud.adc-e.uk", "api.cloud-aws.adc-e.uk"),
        ("eusc-", "amazonaws.eu", "api.amazonwebservices.eu"),
        ("", "amazonaws.com", "api.aws"),
    ];

    /// <summary>Whether a text has the form of a Region's name. New Regions come without asking, so there is no list.</summary>
    public static bool IsRegion(string name) =>
        name.Length <= LongestName
        && name.Split('-') is { Length: >= 3 } parts
        && Array.TrueForAll(parts, static part => part.Length > 0 && part.All(static c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c)))
        && char.IsAsciiLetterLower(name[0])
        && parts[^1].All(char.IsAsciiDigit);

    public static Uri Of(string region, bool useFips, bool useDualStack)
    {
        var (prefix, domain, dualStackDomain) = Array.Find(Partitions, partition => region.StartsWith(partition.Prefix, StringComparison.Ordinal));

        // What answers in GovCloud is validated already and goes by its plain name.
        var service = useFips && (useDualStack || prefix != "us-gov-") ? "dynamodb-fips" : "dynamodb";
        return new Uri($"https://{service}.{region}.{(useDualStack ? dualStackDomain : domain)}");
    }
}
