using FauxSql.Protocol.Values;

namespace FauxSql.Transfer.Endpoints;

/// <summary>Which attributes are unique, by the claims that FauxSql keeps in the table <c>UniqueKeys</c>: <c>Customer.Email#alice@example.com</c>.</summary>
internal sealed class ClaimReader(LiveTable claims)
{
    public const string TableName = "UniqueKeys";

    private readonly List<(string Entity, string Attribute, string? Scope, string Value)> _claims = [.. claims.Values("Claim").OfType<AttributeValue.String>().Select(claim => Parse(claim.Text)).OfType<(string, string, string?, string)>()];

    public static bool IsClaims(LiveTable table) => table is { Name: TableName, Partition: "Claim", Sort: null };

    /// <summary>How the values of an attribute are claimed: not at all, or within which attribute, and whether case does not count.</summary>
    public (string? Within, bool IgnoresCase)? Of(string entity, string attribute, LiveTable table)
    {
        var own = _claims.Where(claim => claim.Entity == entity && claim.Attribute == attribute).ToList();
        if (own.Count == 0)
            return null;
        var values = Texts(table, attribute);
        var within = own[0].Scope is null ? null : table.Items.SelectMany(item => item.Keys).Distinct(StringComparer.Ordinal)
            .FirstOrDefault(other => other != attribute && own.TrueForAll(claim => Texts(table, other).Contains(claim.Scope!)));
        return (within, own.Exists(claim => !values.Contains(claim.Value) && values.Any(value => value.Equals(claim.Value, StringComparison.OrdinalIgnoreCase))));
    }

    private static HashSet<string> Texts(LiveTable table, string attribute) => table.Values(attribute)
        .Select(value => value switch { AttributeValue.String text => text.Text, AttributeValue.Number number => number.Value.ToString(), _ => null }).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static (string Entity, string Attribute, string? Scope, string Value)? Parse(string claim)
    {
        var (dot, end) = (claim.IndexOf('.', StringComparison.Ordinal), claim.IndexOf('#', StringComparison.Ordinal));
        if (dot <= 0 || end <= dot)
            return null;
        var parts = claim[(dot + 1)..end].Split('/');
        return (claim[..dot], parts[0], parts.Length > 1 ? Uri.UnescapeDataString(parts[1]) : null, claim[(end + 1)..]);
    }
}
