using CsCheck;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Codecs;

/// <summary>Every type that can be stored comes back from the engine as it was.</summary>
public sealed class RoundTripTests : ShopTest
{
    [Fact]
    public async Task Whatever_is_put_or_saved_is_read_back() => await WideGen.All.SampleAsync(
        async wide =>
        {
            await Direct.Wides.PutAsync(wide);
            Assert.Equivalent(wide, await Direct.Wides.GetAsync("W"), strict: true);
            await Direct.Wides.SaveAsync(wide with { Id = "S" });
            Assert.Equivalent(wide with { Id = "S" }, await Direct.Wides.GetAsync("S"), strict: true);
        },
        iter: 200,
        threads: 1);

    [Fact]
    public async Task Saving_over_something_else_leaves_nothing_of_it() => await Gen.Select(WideGen.All, WideGen.All).SampleAsync(
        async (before, after) =>
        {
            await Direct.Wides.PutAsync(before);
            await Direct.Wides.SaveAsync(after);
            Assert.Equivalent(after, await Direct.Wides.GetAsync("W"), strict: true);
        },
        iter: 100,
        threads: 1);
}
