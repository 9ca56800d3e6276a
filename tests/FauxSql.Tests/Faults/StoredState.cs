using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Backends;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Faults;

/// <summary>What must be true of the tables together when nobody writes.</summary>
internal static class StoredState
{
    /// <summary>Every unique value has its claim, and every claim its value.</summary>
    public static async Task<IEnumerable<string>> CheckClaimsAsync(IBackend backend, IReadOnlyList<Account> accounts)
    {
        using var answer = await backend.SendAsync(new BackendRequest("Scan", Encoding.UTF8.GetBytes("""{"TableName":"UniqueKeys"}"""), CallContext.None), default);
        var claims = JsonNode.Parse(answer.Body.Span)!["Items"]!.AsArray().Select(item => $"{item!["Claim"]!["S"]} of {item["Owner"]!["S"]}").ToHashSet(StringComparer.Ordinal);
        var values = accounts.Where(account => account.Handle is not null).Select(account => $"Account.Handle#{account.Handle} of {account.AccountId}").ToHashSet(StringComparer.Ordinal);
        return
        [
            .. values.Except(claims).Select(value => $"{value} is stored and not claimed"),
            .. claims.Except(values).Select(claim => $"{claim} is claimed and not stored"),
            .. accounts.Where(account => account.Handle is not null).GroupBy(account => account.Handle).Where(group => group.Count() > 1)
                .Select(group => $"{group.Key} is the handle of {string.Join(" and ", group.Select(account => account.AccountId))}"),
        ];
    }

    /// <summary>Every link has both ends, and is there if it was made more often than unmade.</summary>
    public static async Task<IEnumerable<string>> CheckLinksAsync(ShopDb db, LinkCounts counts)
    {
        var links = (await db.ProductTags.Scan().ToListAsync()).Select(link => (Product: link.ProductId, Tag: link.TagId)).ToHashSet();
        var products = (await db.Products.Scan().ToListAsync()).Select(product => product.ProductId).ToHashSet(StringComparer.Ordinal);
        var tags = (await db.Tags.Scan().ToListAsync()).Select(tag => tag.TagId).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. links.Where(link => !products.Contains(link.Product) || !tags.Contains(link.Tag)).Select(link => $"{link} lacks an end"),
            .. counts.Check(links),
        ];
    }

    /// <summary>What enforced references name is there.</summary>
    public static async Task<IEnumerable<string>> CheckReferencesAsync(ShopDb db)
    {
        var fines = (await db.Fines.Scan().ToListAsync()).Select(fine => fine.FineId).ToHashSet(StringComparer.Ordinal);
        var reminders = (await db.Reminders.Scan().ToListAsync()).Select(reminder => reminder.FineId).Distinct(StringComparer.Ordinal);
        return reminders.Where(fine => !fines.Contains(fine)).Select(fine => $"{fine} is reminded of and not there");
    }

    /// <summary>Every index has the items of its table.</summary>
    public static async Task<IEnumerable<string>> CheckIndexesAsync(ShopDb db, IReadOnlyList<Account> accounts, IReadOnlyList<Note> notes)
    {
        List<string> problems = [];
        foreach (var group in new[] { "G0", "G1" })
            Compare($"the index of {group}", (await db.Accounts.ByGroup(group).ToListAsync()).Select(a => a.ToString()), accounts.Where(a => a.Group == group).Select(a => a.ToString()));
        foreach (var shelf in new[] { "S0", "S1" })
            Compare($"the index of {shelf}", (await db.Notes.ByShelf(shelf).ToListAsync()).Select(n => n.ToString()), notes.Where(n => n.Shelf == shelf).Select(n => n.ToString()));
        return problems;

        void Compare(string what, IEnumerable<string> index, IEnumerable<string> table)
        {
            if (!index.Order().SequenceEqual(table.Order()))
                problems.Add($"{what} is not its table's");
        }
    }
}
