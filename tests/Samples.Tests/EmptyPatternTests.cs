using Empty;
using FauxSql.Testing;

namespace Samples.Tests;

/// <summary>Fails while no test runs an access pattern. Its collection is run when all others, which run in parallel, are through.</summary>
[Collection<EmptyPatternTests>]
[CollectionDefinition(DisableParallelization = true)]
public sealed class EmptyPatternTests
{
    [Fact]
    public void Every_access_pattern_has_a_test() => PatternCoverage.Check<EmptyDb>();
}
