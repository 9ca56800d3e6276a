using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using FauxSql.Engine;
using FauxSql.Evolution.Planning;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>From any model to any other and on to a third, with the items that are there.</summary>
public sealed class ChangePropertyTests
{
    // Each kind of change comes at least so often, once all are asked for.
    private const int Often = 100;
    private const int All = 900;

    private static readonly MultiTableLayout Layout = new();

    [Fact]
    public async Task Whatever_changes_the_plan_is_empty_afterwards_and_no_item_is_lost()
    {
        var runs = int.Parse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_CHANGES") ?? "60", CultureInfo.InvariantCulture);
        var counts = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(Enumerable.Range(1, runs), TestContext.Current.CancellationToken, async (seed, _) =>
        {
            try
            {
                await RunAsync(seed, counts);
            }
            catch (Exception failure)
            {
                throw new InvalidOperationException($"seed {seed}: {failure.Message}", failure);
            }
        });
        var told = string.Join(", ", counts.OrderBy(count => count.Key, StringComparer.Ordinal).Select(count => $"{count.Key} {count.Value}"));
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(counts.Count == 20, $"Some kind of change did not come: {told}");
        if (runs >= All)
            Assert.True(counts.Values.Min() >= Often, told);
    }

    // What the change gave up was given up: tables that it dropped are made again empty, and what it derived stays.
    private static async Task ThereAndBackAsync(Place place, DatabaseSchema before, DatabaseSchema after, string settings, Dictionary<string, List<string>> stored, ConcurrentDictionary<string, int> counts)
    {
        var back = await place.BackAsync();
        var dropped = before.Entities.Select(entity => entity.TableName).Except(stored.Keys);
        var givenUp = Pairs(after, before).Where(pair => pair.After.Mirror is { } name && pair.Before.Name != name && pair.Before.Mirror != name);
        var changes = after.Entities.Sum(entity => before.Entities.Any(old => old.Name == entity.Name) ? entity.Changes.Except(before.Entities.Single(old => old.Name == entity.Name).Changes).Count() : 0);
        Assert.Equal(dropped.Count() + givenUp.Count() + changes, back.Left.Count);
        before = AsLeft(before, after);
        Assert.Equal([], (await place.PlanAsync(before)).Steps.Select(step => step.Description));
        Rename(after, before, stored);
        Derive(before, stored);
        await CheckAsync(place, before, stored);
        Assert.Equal(settings, await SettingsAsync(place, before));
        counts.AddOrUpdate(nameof(Rollback), 1, static (_, count) => count + 1);
        await place.ApplyAsync(after, new ModelDouble(after));
        Rename(before, after, stored);
        Derive(after, stored);
    }

    // A name that came with the change is written on, and items stay changed.
    private static DatabaseSchema AsLeft(DatabaseSchema before, DatabaseSchema after) => before with
    {
        Entities = before.Entities.Select(entity => after.Entities.FirstOrDefault(other => other.Name == entity.Name) is { } now ? WithOtherName(entity, now) with { Changes = now.Changes } : entity).ToValueList(),
    };

    private static EntitySchema WithOtherName(EntitySchema entity, EntitySchema now) => RandomModel.RenamedOf(entity) is { Mirror: null } old
        ? entity.Named(old.Name, old.Name, RandomModel.RenamedOf(now) is var renamed && renamed.Name == old.Name ? renamed.Mirror : renamed.Mirror == old.Name ? renamed.Name : null)
        : entity;

    private static IEnumerable<(string Table, AttributeSchema Before, AttributeSchema After)> Pairs(DatabaseSchema before, DatabaseSchema after) =>
        from entity in after.Entities
        let old = before.Entities.FirstOrDefault(other => other.Name == entity.Name)
        where old is not null
        select (entity.TableName, RandomModel.RenamedOf(old), RandomModel.RenamedOf(entity));

    // Items have under the name that counts now what they had under the one that counted, and nothing under one that was given up.
    private static void Rename(DatabaseSchema before, DatabaseSchema after, Dictionary<string, List<string>> stored)
    {
        foreach (var (table, old, now) in Pairs(before, after).Where(pair => stored.ContainsKey(pair.Table)))
        {
            stored[table] = stored[table].ConvertAll(item =>
            {
                var attributes = JsonNode.Parse(item)!.AsObject();
                if (now.Mirror == old.Name && now.Name != old.Name)
                {
                    attributes.Remove(now.Name);
                    if (attributes[old.Name] is { } value)
                        attributes[now.Name] = value.DeepClone();
                }

                if (old.Mirror is { } name && now.Name != name && now.Mirror != name)
                    attributes.Remove(name);
                return Place.Plain(attributes);
            });
        }
    }

    // An item has each change once, and a name that is written too says what the name that counts says.
    private static void Change(DatabaseSchema before, DatabaseSchema after, Dictionary<string, List<string>> stored)
    {
        foreach (var entity in after.Entities.Where(entity => stored.ContainsKey(entity.TableName)))
        {
            var known = before.Entities.Single(old => old.Name == entity.Name).ChangeVersion;
            if (known == entity.ChangeVersion)
                continue;
            var renamed = RandomModel.RenamedOf(entity);
            stored[entity.TableName] = stored[entity.TableName].ConvertAll(item =>
            {
                var attributes = JsonNode.Parse(item)!.AsObject();
                ModelDouble.Change(entity, attributes, known);
                if (renamed.Mirror is { } mirror && attributes[renamed.Name] is { } value)
                    attributes[mirror] = value.DeepClone();
                return Place.Plain(attributes);
            });
        }
    }

    private static async Task<string> SettingsAsync(Place place, DatabaseSchema schema)
    {
        var settings = new List<string>();
        foreach (var entity in schema.Entities)
        {
            var table = (await place.SendAsync("DescribeTable", $$"""{"TableName":"{{entity.TableName}}"}"""))["Table"]!;
            settings.Add($"{entity.Name} {table["BillingModeSummary"]?["BillingMode"]} {table["ProvisionedThroughput"]!["ReadCapacityUnits"]} {table["ProvisionedThroughput"]!["WriteCapacityUnits"]} {table["DeletionProtectionEnabled"]}".Replace("  ", " PROVISIONED ", StringComparison.Ordinal));
        }

        return string.Join('\n', settings);
    }

    private static string KindOf(ChangeStep step) => step switch
    {
        SetBilling { Definition.Billing.IsOnDemand: true } => "SetBilling to on demand",
        SetBilling { From.IsOnDemand: true } => "SetBilling to provisioned",
        SetBilling => "SetBilling to another capacity",
        SetProtection protection => protection.IsOn ? "SetProtection on" : "SetProtection off",
        _ => step.GetType().Name,
    };

    private static async Task RunAsync(int seed, ConcurrentDictionary<string, int> counts)
    {
        var random = new Random(seed);
        var models = new RandomModel(random);
        var (before, stored) = (models.Any(), new Dictionary<string, List<string>>(StringComparer.Ordinal));
        await using var engine = EmbeddedDynamo.InMemory();
        var place = new Place(engine);
        for (var change = 0; change < 3; change++)
        {
            var after = change == 0 ? before : models.Changed(before);
            var settings = change == 0 ? "" : await SettingsAsync(place, before);
            var steps = await place.ApplyAsync(after, new ModelDouble(after));
            foreach (var step in steps)
                counts.AddOrUpdate(KindOf(step.Step), 1, static (_, count) => count + 1);
            foreach (var gone in stored.Keys.Except(after.Entities.Select(entity => entity.TableName)).ToList())
                stored.Remove(gone);
            Rename(before, after, stored);
            Change(before, after, stored);
            Derive(after, stored);
            if (change > 0 && steps.Count > 0 && random.Next(2) == 0)
                await ThereAndBackAsync(place, before, after, settings, stored, counts);
            var plan = await place.PlanAsync(after);
            Assert.Equal([], plan.Steps.Select(step => step.Description));
            Assert.Empty(plan.Drift);
            await CheckAsync(place, after, stored);
            foreach (var entity in after.Entities)
                await FillAsync(place, models, entity, stored);
            before = after;
        }
    }

    private static async Task FillAsync(Place place, RandomModel models, EntitySchema entity, Dictionary<string, List<string>> stored)
    {
        var items = stored.TryGetValue(entity.TableName, out var there) ? there : stored[entity.TableName] = [];
        for (var number = items.Count; number < 12; number++)
        {
            var item = models.Item(entity, number, Layout);
            if (RandomModel.IsDerived(entity))
            {
                var derived = JsonNode.Parse(item)!.AsObject();
                JoinCode.Join(derived);
                item = derived.ToJsonString();
            }

            await place.PutAsync(entity.TableName, item);
            items.Add(Place.Plain(JsonNode.Parse(item)!.AsObject()));

            // As an application does that knows that the value is unique.
            foreach (var claim in ClaimsOf(entity, [items[^1]]))
                await place.PutAsync("UniqueKeys", $"{{\"Claim\":{{\"S\":\"{claim}\"}},\"Owner\":{{\"S\":\"{entity.Name}-{number}\"}}}}");
        }
    }

    private static void Derive(DatabaseSchema schema, Dictionary<string, List<string>> stored)
    {
        foreach (var entity in schema.Entities.Where(entity => RandomModel.IsDerived(entity) && stored.ContainsKey(entity.TableName)))
            stored[entity.TableName] = stored[entity.TableName].ConvertAll(Joined);
    }

    private static string Joined(string item)
    {
        var attributes = JsonNode.Parse(item)!.AsObject();
        JoinCode.Join(attributes);
        return Place.Plain(attributes);
    }

    private static async Task CheckAsync(Place place, DatabaseSchema schema, Dictionary<string, List<string>> stored)
    {
        foreach (var entity in schema.Entities)
        {
            var items = stored.GetValueOrDefault(entity.TableName) ?? [];
            Assert.Equal(items.Order(StringComparer.Ordinal), await place.ItemsAsync(entity.TableName));
            Assert.All(await place.StoredAsync(entity.TableName), item => Assert.Equal(entity.ChangeVersion, SuffixCode.StampOf(JsonNode.Parse(item)!.AsObject())));
            foreach (var index in entity.Indexes)
            {
                var indexed = items.Select(item => JsonNode.Parse(item)!.AsObject()).Where(item => index.Key.Attributes.All(item.ContainsKey)).Select(item => item["Id"]!["S"]!.GetValue<string>());
                var found = (await place.ItemsAsync(entity.TableName, index.Name)).Select(item => JsonNode.Parse(item)!["Id"]!["S"]!.GetValue<string>());
                Assert.Equal(indexed.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            }
        }

        if (schema.Entities.Any(entity => entity.Attributes.Any(attribute => attribute.Unique is not null)))
        {
            var claims = schema.Entities.SelectMany(entity => ClaimsOf(entity, stored.GetValueOrDefault(entity.TableName) ?? []));
            Assert.Equal(claims.Order(StringComparer.Ordinal), (await place.ItemsAsync("UniqueKeys")).Select(claim => JsonNode.Parse(claim)!["Claim"]!["S"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        }
    }

    private static IEnumerable<string> ClaimsOf(EntitySchema entity, IEnumerable<string> items) =>
        from attribute in entity.Attributes
        let unique = attribute.Unique
        where unique is not null
        from item in items
        let json = JsonNode.Parse(item)!
        let scope = unique.Within is null ? "" : "/" + json["Id"]!["S"]!.GetValue<string>()
        select $"{entity.Name}.{attribute.Name}{scope}#{json["C"]!["S"]!.GetValue<string>()}";
}
