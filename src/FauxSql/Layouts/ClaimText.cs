using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Layouts;

/// <summary>A claim as text, such as <c>Customer.Email#ann@example.com</c> or <c>Member.Name/club#ann</c>.</summary>
internal static class ClaimText
{
    public static string Of(UniqueClaim claim) => PrefixOf(claim.Entity, claim.Attribute, claim.Scope) + KeyText.Of(claim.Value);

    /// <summary>The claim of which <see cref="Of"/> makes this text, or null when no unique attribute of the model makes it.</summary>
    public static UniqueClaim? Parse(DatabaseSchema schema, string text)
    {
        foreach (var entity in schema.Entities.Where(entity => text.StartsWith(entity.Name + ".", StringComparison.Ordinal)))
        {
            foreach (var attribute in entity.Attributes.Where(attribute => attribute.Unique is not null))
            {
                if (Parse(entity, attribute, text) is { } claim)
                    return claim;
            }
        }

        return null;
    }

    private static UniqueClaim? Parse(EntitySchema entity, AttributeSchema attribute, string text)
    {
        var prefix = $"{entity.Name}.{attribute.Name}";
        var end = text.StartsWith(prefix, StringComparison.Ordinal) ? text.IndexOf('#', prefix.Length) : -1;
        if (end < 0)
            return null;
        try
        {
            var scope = end == prefix.Length ? null : ScopeOf(entity, attribute, text[(prefix.Length + 1)..end]);
            var claim = new UniqueClaim(entity, attribute.Name, KeyText.Parse(attribute.Kind, text[(end + 1)..]), scope);
            return Of(claim) == text ? claim : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static AttributeValue? ScopeOf(EntitySchema entity, AttributeSchema attribute, string text) => attribute.Unique!.Within is { } within
        ? KeyText.Parse(entity.Attributes.Single(candidate => candidate.Name == within).Kind, Uri.UnescapeDataString(text))
        : new AttributeValue.String(Uri.UnescapeDataString(text));

    // The scope is escaped, so that no value of it can be taken for a part of the value claimed.
    private static string PrefixOf(EntitySchema entity, string attribute, AttributeValue? scope) =>
        $"{entity.Name}.{attribute}{(scope is null ? "" : "/" + Uri.EscapeDataString(KeyText.Of(scope)))}#";
}
