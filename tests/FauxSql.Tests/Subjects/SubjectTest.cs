using System.Globalization;
using System.Text.Json.Nodes;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Subjects;

/// <summary>Two keepers with three pets each, of which every one has thirty treatments, and what only refers to the first keeper.</summary>
public abstract class SubjectTest : ShopTest
{
    private protected async Task FillAsync()
    {
        foreach (var (keeper, first) in new[] { ("K1", 10), ("K2", 20) })
        {
            await Direct.Keepers.PutAsync(new Keeper(keeper, $"{keeper}@Example.com", new Address("Bern", $"Street of {keeper}")));
            for (var pet = first; pet < first + 3; pet++)
            {
                await Direct.Pets.PutAsync(new Pet(pet, keeper, string.Create(CultureInfo.InvariantCulture, $"chip {pet}")));
                await Direct.Treatments.PutManyAsync(Enumerable.Range(0, 30).Select(number => new Treatment(pet, number, BilledTo: new Address("Bern", $"Street of {keeper}"))));
            }
        }

        await Direct.Keepers.PutAsync(new Keeper("K3", "k3@example.com", BroughtBy: "K1", Version: 7));
        await Direct.Treatments.PutAsync(new Treatment(20, 0, "K1", new DateOnly(2026, 1, 1), "R1"));
        await Direct.Treatments.PutAsync(new Treatment(20, 1, "K1", null, "R2"));
        await Direct.Kennels.PutAsync(new Kennel("N1", Mascot: 10));
    }

    private protected async Task AssertErasedAsync()
    {
        Assert.Equal(["K2", "K3"], (await Direct.Keepers.Scan().ToListAsync()).Select(keeper => keeper.KeeperId).Order());
        Assert.Equal([20, 21, 22], (await Direct.Pets.Scan().ToListAsync()).Select(pet => pet.PetId).Order());
        Assert.Equal(90, await Direct.Treatments.Scan().CountAsync());
        var brought = await Direct.Keepers.GetAsync("K3");
        Assert.Equal((null, 9), (brought.BroughtBy, brought.Version));
        Assert.False((await ItemAsync("Keepers", ("KeeperId", "K3"))).ContainsKey("Bonus"));
        Assert.Equal((null, "R2"), ((await Direct.Treatments.GetAsync(20, 1)).PaidBy, (await Direct.Treatments.GetAsync(20, 1)).ReceiptNumber));
        Assert.Null((await Direct.Kennels.GetAsync("N1")).Mascot);
        Assert.Equal(["chip 20", "chip 21", "chip 22", "k2@example.com", "k3@example.com"], await ClaimedAsync());
        Assert.DoesNotContain("K1", await EverythingAsync(), StringComparison.OrdinalIgnoreCase);
    }

    private protected async Task<List<string>> ClaimedAsync() => [.. (await CallAsync("Scan", new JsonObject { ["TableName"] = "UniqueKeys" }))["Items"]!.AsArray()
        .Select(claim => claim!["Claim"]!["S"]!.GetValue<string>()).Where(claim => claim.StartsWith("Keeper", StringComparison.Ordinal) || claim.StartsWith("Pet", StringComparison.Ordinal) || claim.StartsWith("Treatment", StringComparison.Ordinal))
        .Select(claim => claim[(claim.IndexOf('#', StringComparison.Ordinal) + 1)..]).Order(StringComparer.Ordinal)];

    private async Task<string> EverythingAsync()
    {
        var text = "";
        foreach (var table in new[] { "Keepers", "Pets", "Treatments", "Kennels", "UniqueKeys" })
            text += (await CallAsync("Scan", new JsonObject { ["TableName"] = table }))["Items"]!.ToJsonString();
        return text;
    }
}
