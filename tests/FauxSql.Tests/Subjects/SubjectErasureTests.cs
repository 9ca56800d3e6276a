using System.Text;
using FauxSql.Subjects;
using FauxSql.Tests.Shop;
using FauxSql.Tests.Stores;

namespace FauxSql.Tests.Subjects;

public sealed class SubjectErasureTests : SubjectTest
{
    [Fact]
    public async Task What_belongs_to_the_subject_is_deleted_with_its_claims_and_copies_and_what_refers_to_it_is_cleared()
    {
        await FillAsync();

        var erased = await DataSubject.Of(Db, "Keeper", "K1").EraseAsync();

        Assert.Equal([new SubjectCount("Keeper", 1, 1), new SubjectCount("Kennel", 0, 1), new SubjectCount("Pet", 3, 0), new SubjectCount("Treatment", 90, 2)], erased.OrderBy(count => count.Entity));
        await AssertErasedAsync();
        Assert.All(await DataSubject.Of(Db, "Keeper", "K1").EraseAsync(), count => Assert.Equal((0, 0), (count.Items, count.References)));
    }

    [Fact]
    public async Task An_erasure_that_is_stopped_at_any_request_is_run_again_and_completes()
    {
        var last = 0;
        for (; ; last++)
        {
            await FillAsync();
            var sent = 0;
            var backend = new FaultyBackend(Engine, (request, _, send) => Interlocked.Increment(ref sent) > last ? throw new InvalidOperationException("crashed") : send(request));
            var crashed = await Record.ExceptionAsync(() => DataSubject.Of(new ShopDb(backend), "Keeper", "K1").EraseAsync(cancellationToken: TestContext.Current.CancellationToken));

            if (crashed is null)
                break;
            Assert.NotNull(await Direct.Keepers.FindAsync("K1"));
            await DataSubject.Of(Direct, "Keeper", "K1").EraseAsync(cancellationToken: TestContext.Current.CancellationToken);
            await AssertErasedAsync();
        }

        Assert.InRange(last, 15, 40);
        await AssertErasedAsync();
    }

    [Fact]
    public async Task What_refers_to_a_subject_that_is_gone_is_erased_too()
    {
        await FillAsync();
        await Direct.Keepers.DeleteAsync("K1");

        Assert.Contains(new SubjectCount("Keeper", 0, 1), await DataSubject.Of(Db, "Keeper", "K1").EraseAsync());

        await AssertErasedAsync();
    }

    [Fact]
    public async Task An_item_goes_before_all_that_it_belongs_to()
    {
        await Direct.Keepers.PutAsync(new Keeper("K1", "k1@example.com"));
        await Direct.Pets.PutAsync(new Pet(1, "K1", "rented"));
        await Direct.Rentals.PutAsync(new Rental("R1", 1, "K1"));
        var rentals = new List<int>();
        var backend = new FaultyBackend(Engine, async (request, _, send) =>
        {
            if (request.Operation == "TransactWriteItems" && Encoding.UTF8.GetString(request.Body.Span).Contains("Pets", StringComparison.Ordinal))
                rentals.Add(await Direct.Rentals.Scan().CountAsync());
            return await send(request);
        });

        await DataSubject.Of(new ShopDb(backend), "Keeper", "K1").EraseAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal([0], rentals);
        Assert.Empty(await Direct.Pets.Scan().ToListAsync());
    }

    [Fact]
    public async Task Items_that_belong_to_each_other_are_erased_from_the_furthest_on_and_once()
    {
        for (var last = 0; ; last++)
        {
            foreach (var (id, parent) in new[] { ("a", "d"), ("b", "a"), ("c", "b"), ("d", "c"), ("z", "z") })
                await Direct.Kins.PutAsync(new Kin(id, parent));
            var sent = 0;
            var backend = new FaultyBackend(Engine, (request, _, send) => Interlocked.Increment(ref sent) > last ? throw new InvalidOperationException("crashed") : send(request));
            var crashed = await Record.ExceptionAsync(() => DataSubject.Of(new ShopDb(backend), "Kin", "a").EraseAsync(cancellationToken: TestContext.Current.CancellationToken));
            if (crashed is not null)
                await DataSubject.Of(Direct, "Kin", "a").EraseAsync(cancellationToken: TestContext.Current.CancellationToken);
            Assert.Equal("z", Assert.Single(await Direct.Kins.Scan().ToListAsync()).KinId);
            if (crashed is null)
                break;
        }
    }

    // An index may still show what has moved; and what moves after the search is kept by a condition.
    [Theory]
    [InlineData("Query", 1)]
    [InlineData("GetItem", 0)]
    public async Task What_moves_to_another_stays_and_what_belongs_to_it_unless_it_was_found_before(string after, int treatments)
    {
        await Direct.Keepers.PutAsync(new Keeper("K1", "k1@example.com"));
        await Direct.Pets.PutAsync(new Pet(1, "K1", "moving"));
        await Direct.Treatments.PutAsync(new Treatment(1, 1));
        var moved = false;
        var backend = new FaultyBackend(Engine, async (request, _, send) =>
        {
            var answer = await send(request);
            if (!moved && request.Operation == after && Encoding.UTF8.GetString(request.Body.Span).Contains("Pets", StringComparison.Ordinal))
            {
                moved = true;
                await Direct.Pets.Update(1).Set(p => p.KeeperId, "K2").RunAsync();
            }

            return answer;
        });

        await DataSubject.Of(new ShopDb(backend), "Keeper", "K1").EraseAsync(cancellationToken: TestContext.Current.CancellationToken);

        Assert.True(moved);
        Assert.Equal("K2", (await Direct.Pets.GetAsync(1)).KeeperId);
        Assert.Equal(treatments, await Direct.Treatments.Scan().CountAsync());
        Assert.Equal(["moving"], await ClaimedAsync());
    }

    [Fact]
    public async Task Finding_counts_the_same_and_changes_nothing()
    {
        await FillAsync();
        var told = new List<SubjectProgress>();

        var found = await DataSubject.Of(Db, "Keeper", "K1").FindAsync(new Told(told));

        Assert.Equal(0, Trace.WriteUnits);
        Assert.Equal(new SubjectProgress(98, 0), told[^1]);
        Assert.Equal(found.OrderBy(count => count.Entity), (await DataSubject.Of(Db, "Keeper", "K1").EraseAsync(new Told(told))).OrderBy(count => count.Entity));
        Assert.Equal(new SubjectProgress(98, 98), told[^1]);
    }

    private sealed class Told(List<SubjectProgress> told) : IProgress<SubjectProgress>
    {
        public void Report(SubjectProgress value) => told.Add(value);
    }
}
