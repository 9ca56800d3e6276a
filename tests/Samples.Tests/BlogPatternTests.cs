using Blog;
using FauxSql.Testing;

namespace Samples.Tests;

/// <summary>Fails while no test runs an access pattern. Its collection is run when all others, which run in parallel, are through.</summary>
[Collection<BlogPatternTests>]
[CollectionDefinition(DisableParallelization = true)]
public sealed class BlogPatternTests
{
    [Fact]
    public void Every_access_pattern_of_the_blog_has_a_test() => PatternCoverage.Check<BlogDb>();
}
