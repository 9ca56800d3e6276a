using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>The words of DynamoDB's API, which all languages use.</summary>
internal static class Names
{
    public const string InfrequentAccess = "STANDARD_INFREQUENT_ACCESS";

    public static string Of(StreamView stream) => stream switch
    {
        StreamView.KeysOnly => "KEYS_ONLY",
        StreamView.NewImage => "NEW_IMAGE",
        StreamView.OldImage => "OLD_IMAGE",
        _ => "NEW_AND_OLD_IMAGES",
    };

    public static string ProjectionOf(IndexSchema index) => index.Included switch
    {
        null => "ALL",
        { Count: 0 } => "KEYS_ONLY",
        _ => "INCLUDE",
    };

    public static string BillingModeOf(PhysicalTable table) => table.Billing is null or { IsOnDemand: true } ? "PAY_PER_REQUEST" : "PROVISIONED";

    public static IEnumerable<(string Attribute, string Type)> KeyTypesOf(KeySchema key) =>
        key.Partition.Select(name => (name, "HASH")).Concat(key.Sort.Select(name => (name, "RANGE")));
}
