using FauxSql.Conformance.Suites;

namespace FauxSql.Conformance;

/// <summary>Every suite is derived once for every backend that has its operations.</summary>
public sealed class DerivationTests
{
    [Theory]
    [InlineData("Embedded")]
    [InlineData("Http")]
    [InlineData("AwsSdk")]
    [InlineData(
        "Dynalite", nameof(TableChangeSuite), nameof(TableRefusalSuite), nameof(TableSettingsSuite), nameof(TransactionReadSuite),
        nameof(ExpressionSuite), nameof(MultiAttributeKeySuite))]
    [InlineData("Endpoint")]
    public void Every_suite_runs_on_every_backend(string backend, params string[] without)
    {
        var types = typeof(ConformanceSuite).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ConformanceSuite))).ToList();
        var expected = types.Where(type => type.IsAbstract && !without.Contains(type.Name)).Select(suite => backend + suite.Name);
        var derived = types.Where(type => !type.IsAbstract).Select(type => type.Name);
        Assert.NotEmpty(expected);
        Assert.Empty(expected.Except(derived, StringComparer.Ordinal));
    }
}
