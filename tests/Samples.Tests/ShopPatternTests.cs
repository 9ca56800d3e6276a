using FauxSql.Testing;
using Shop;

namespace Samples.Tests;

/// <summary>Fails while no test runs an access pattern. Its collection is run when all others, which run in parallel, are through.</summary>
[Collection<ShopPatternTests>]
[CollectionDefinition(DisableParallelization = true)]
public sealed class ShopPatternTests
{
    [Fact]
    public void Every_access_pattern_of_the_shop_has_a_test() => PatternCoverage.Check<ShopDb>();
}
