using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Tables;

public sealed class UniqueWithinTests : ShopTest
{
    [Fact]
    public async Task The_same_value_may_be_once_within_each_scope()
    {
        await Db.Members.InsertAsync(new Member("M1", "chess", "Ann"));
        await Db.Members.InsertAsync(new Member("M2", "tea", "Ann"));

        var taken = await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Members.InsertAsync(new Member("M3", "chess", "Ann")));
        Assert.Equal("Another Member within Club \"chess\" has the Name \"ann\"", taken.Message);
    }

    [Theory]
    [InlineData("ANN LEE")]
    [InlineData("  Ann  Lee ")]
    [InlineData("ann\tlee")]
    public async Task Case_and_blanks_do_not_tell_values_apart(string same)
    {
        await Db.Members.InsertAsync(new Member("M1", "chess", "Ann Lee"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Members.InsertAsync(new Member("M2", "chess", same)));
        await Db.Members.InsertAsync(new Member("M2", "chess", "AnnLee"));
    }

    [Fact]
    public async Task Whoever_changes_the_scope_takes_the_value_along()
    {
        var ann = await Db.Members.InsertAsync(new Member("M1", "chess", "Ann"));
        await Db.Members.InsertAsync(new Member("M2", "tea", "Ann"));

        await Assert.ThrowsAsync<UniqueViolationException>(() => Db.Members.SaveAsync(ann with { Club = "tea" }));
        await Db.Members.SaveAsync(ann with { Club = "go" });
        await Db.Members.InsertAsync(new Member("M3", "chess", "Ann"));
    }

    [Fact]
    public async Task Another_spelling_of_the_own_value_is_a_change_like_any_other()
    {
        var ann = await Db.Members.InsertAsync(new Member("M1", "chess", "Ann"));
        Trace.Reset();
        Assert.Equal("ANN", (await Db.Members.SaveAsync(ann with { Name = "ANN" })).Name);
        Assert.False(Trace.Operations.ContainsKey("TransactWriteItems"));
    }

    [Fact]
    public async Task Without_value_or_scope_nothing_is_taken()
    {
        await Db.Members.InsertAsync(new Member("M1", null, "Ann"));
        await Db.Members.InsertAsync(new Member("M2", null, "Ann"));
        await Db.Members.InsertAsync(new Member("M3", "chess", null));
        await Db.Members.InsertAsync(new Member("M4", "chess", null));
    }

    [Fact]
    public async Task No_scope_can_be_taken_for_a_part_of_a_value()
    {
        await Db.Members.InsertAsync(new Member("M1", "a#b", "c"));
        await Db.Members.InsertAsync(new Member("M2", "a", "b#c"));
    }
}
