using FauxSql.DataAccess.Tests.Backends;
using FauxSql.DataAccess.Tests.Suites;

namespace FauxSql.DataAccess.Tests;

/// <summary>Every suite is derived once for every backend.</summary>
public sealed class DerivationTests
{
    [Fact]
    public void Every_suite_runs_on_every_backend()
    {
        var types = typeof(DerivationTests).Assembly.GetTypes();
        var suites = types.Where(type => type is { IsAbstract: true, IsGenericTypeDefinition: true } && type.Name.EndsWith("Suite`1", StringComparison.Ordinal) && type != typeof(ShopSuite<>));
        var backends = types.Where(type => type is { IsAbstract: false } && type.IsAssignableTo(typeof(IBackendUnderTest)));
        var expected = from suite in suites from backend in backends select backend.Name + suite.Name[..^"`1".Length];
        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(types.Select(type => type.Name), StringComparer.Ordinal));
    }
}
