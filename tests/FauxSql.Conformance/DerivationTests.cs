namespace FauxSql.Conformance;

/// <summary>Every suite is derived once for every backend.</summary>
public sealed class DerivationTests
{
    [Theory]
    [InlineData("Embedded")]
    [InlineData("Http")]
    [InlineData("AwsSdk")]
    [InlineData("Dynalite")]
    [InlineData("Endpoint")]
    public void Every_suite_runs_on_every_backend(string backend)
    {
        var types = typeof(ConformanceSuite).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ConformanceSuite))).ToList();
        var expected = types.Where(type => type.IsAbstract).Select(suite => backend + suite.Name);
        var derived = types.Where(type => !type.IsAbstract).Select(type => type.Name);
        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(derived, StringComparer.Ordinal));
    }
}
