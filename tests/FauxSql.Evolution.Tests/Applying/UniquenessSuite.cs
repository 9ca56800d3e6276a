using System.Text.Json.Nodes;
using FauxSql.Errors;
using FauxSql.Evolution.Tests.Endpoints;
using FauxSql.Evolution.Tests.Yard;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>The next version of an application, which claims unique values, at work while those that are there are claimed.</summary>
public abstract class UniquenessSuite<TEndpoint> : EndpointSuite<TEndpoint>
    where TEndpoint : IEndpoint, new()
{
    // The badges as the application left them, by keeper, and those that nobody wears any more.
    private readonly Dictionary<string, string> _worn = new(StringComparer.Ordinal);
    private readonly Queue<string> _free = new();

    [Fact]
    public async Task Values_become_unique_while_they_are_given_changed_passed_on_and_given_up()
    {
        var yard = new YardDb(At.Backend);
        await At.ApplyAsync(WithoutUniqueness(yard.Schema));
        foreach (var number in Enumerable.Range(0, Items))
        {
            var (id, badge) = ($"K{number}", $"badge {number}");
            await At.PutAsync("Keepers", $$$"""{"KeeperId":{"S":"{{{id}}}"},"Badge":{"S":"{{{badge}}}"}}""");
            _worn.Add(id, badge);
        }

        await WritingAsync(at => at.ApplyAsync(yard.Schema), number => WriteAsync(yard, number));

        await FitsAsync(yard.Schema);
        Assert.Equal(Sorted(_worn.Select(worn => (worn.Key, worn.Value))), Sorted((await At.ItemsAsync("Keepers")).Select(keeper => Texts(keeper, "KeeperId", "Badge"))));
        Assert.Equal(Sorted(_worn.Select(worn => (worn.Key, $"Keeper.Badge#{worn.Value}"))), Sorted((await At.ItemsAsync("UniqueKeys")).Select(claim => Texts(claim, "Owner", "Claim"))));
        foreach (var badge in _worn.Values)
            await Assert.ThrowsAsync<UniqueViolationException>(() => yard.Keepers.InsertAsync(new Keeper { KeeperId = "thief", Badge = badge }));
    }

    // No badge is given to two; one that somebody gave up goes to another.
    private async Task WriteAsync(YardDb yard, int number)
    {
        var id = $"K{number * 7 % (Items + 30)}";
        try
        {
            if (!_worn.TryGetValue(id, out var badge))
            {
                badge = $"new badge {number}";
                await yard.Keepers.InsertAsync(new Keeper { KeeperId = id, Badge = badge });
                _worn.Add(id, badge);
            }
            else if (number % 5 == 4)
            {
                await yard.Keepers.DeleteAsync(id);
                GiveUp(id);
            }
            else if (number % 5 == 3)
                await yard.Keepers.SaveAsync(await yard.Keepers.GetAsync(id) with { Name = $"name {number}" });
            else
            {
                badge = number % 2 == 0 && _free.Count > 0 ? _free.Peek() : $"other badge {number}";
                if (number % 5 == 2)
                    await yard.Keepers.SaveAsync(await yard.Keepers.GetAsync(id) with { Badge = badge });
                else
                    await yard.Keepers.Update(id).Set(keeper => keeper.Badge, badge).RunAsync();
                if (_free.TryPeek(out var free) && badge == free)
                    _free.Dequeue();
                GiveUp(id);
                _worn.Add(id, badge);
            }
        }
        catch (FauxSqlException refused) when (refused is WriteConflictException or ServiceErrorException { Code: "ResourceNotFoundException" })
        {
            // Nothing was written: the same item was being claimed for, or the table of claims is not there yet.
        }
    }

    private void GiveUp(string keeper)
    {
        _worn.Remove(keeper, out var badge);
        _free.Enqueue(badge!);
    }

    private static DatabaseSchema WithoutUniqueness(DatabaseSchema schema) => schema with
    {
        Entities = [.. schema.Entities.Select(entity => entity.WithUnique("Badge", null))],
    };

    private static (string, string) Texts(string item, string first, string second)
    {
        var attributes = JsonNode.Parse(item)!;
        return (attributes[first]!["S"]!.GetValue<string>(), attributes[second]!["S"]!.GetValue<string>());
    }

    private static IEnumerable<(string, string)> Sorted(IEnumerable<(string Id, string Text)> pairs) => pairs.OrderBy(pair => pair.Id, StringComparer.Ordinal);
}
