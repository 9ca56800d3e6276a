using System.Globalization;
using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Transfer.Documents;

/// <summary>The lines below the primary key that say how the table is billed and whether it is protected.</summary>
internal static partial class SettingText
{
    /// <summary>Reads a line into an entity, and answers with what is wrong with it.</summary>
    /// <param name="text">The line.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="problem">What is wrong, or <see langword="null"/>.</param>
    /// <returns>Whether the line is about that.</returns>
    public static bool TryRead(MarkdownText text, EntityDocument entity, out string? problem)
    {
        problem = null;
        if (LineText.After("Billing", text.Plain) is { } billing)
        {
            entity.Billing = BillingOf(billing);
            problem = entity.Billing is null ? $"'{billing}' is no way to bill a table: write 'on demand' or 'provisioned, 5 read and 5 write units a second'." : null;
            return true;
        }

        if (LineText.After("Deletion protection", text.Plain) is not { } protection)
            return false;
        entity.IsDeletionProtected = protection.ToUpperInvariant() switch { "ON" => true, "OFF" => false, _ => null };
        problem = entity.IsDeletionProtected is null ? $"Deletion protection is '{protection}': write 'on' or 'off'." : null;
        return true;
    }

    private static BillingSchema? BillingOf(string text)
    {
        if (OnDemand().IsMatch(text))
            return BillingSchema.OnDemand;
        return Provisioned().Match(text) is { Success: true } match && UnitsOf(match.Groups["read"]) is { } read && UnitsOf(match.Groups["write"]) is { } write ? new BillingSchema(read, write) : null;
    }

    private static long? UnitsOf(Group number) => long.TryParse(number.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var units) && units > 0 ? units : null;

    [GeneratedRegex("^(on[- ]demand|PAY_PER_REQUEST)$", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OnDemand();

    [GeneratedRegex(@"^provisioned\W+(?<read>\d+) read(ing)?\b.*?(?<write>\d+) writ(e|ing)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Provisioned();
}
