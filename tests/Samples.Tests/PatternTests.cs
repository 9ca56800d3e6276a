using Blog;
using FauxSql.Testing;
using Shop;

namespace Samples.Tests;

/// <summary>Fails while no test runs an access pattern. Its collection is run when all others, which run in parallel, are through.</summary>
[Collection<PatternTests>]
[CollectionDefinition(DisableParallelization = true)]
public sealed class PatternTests
{
    [Fact]
    public void Every_access_pattern_of_the_shop_has_a_test() => PatternCoverage.Check<ShopDb>();

    [Fact]
    public void Every_access_pattern_of_the_blog_has_a_test() => PatternCoverage.Check<BlogDb>();
}
