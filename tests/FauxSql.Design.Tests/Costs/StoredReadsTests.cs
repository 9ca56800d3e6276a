using FauxSql.Design.Costs.Runs;

namespace FauxSql.Design.Tests.Costs;

/// <summary>
/// Each access pattern of the samples is run for every key that is stored: what the sizes of the items predict is what the engine charges for all of it, to the half unit, and
/// the requests are counted right.
/// </summary>
public sealed class StoredReadsTests
{
    public static TheoryData<string, string> Patterns { get; } = [.. KeyedRuns.OfSamples.SelectMany(sample => sample.Value.Keys.Select(pattern => (sample.Key, pattern)))];

    [Theory]
    [MemberData(nameof(Patterns))]
    public async Task A_pattern_that_is_run_for_every_key_is_charged_as_predicted(string sample, string pattern)
    {
        var stop = TestContext.Current.CancellationToken;
        await using var data = await StoredData.OfSampleAsync(sample, stop);
        var predicted = new StoredReads(data.Sizes, data.Single).Of(data.PlanOf(pattern))!;

        using var trace = Trace.Start();
        await KeyedRuns.OfSamples[sample][pattern](data.Database, stop);

        Assert.Equal((trace.ReadUnits, (double)trace.Requests, false), (predicted.MultiTable.Units, predicted.MultiTable.Requests, predicted.IsEstimate));
    }

    [Fact]
    public void Every_pattern_of_shop_and_blog_is_among_them() => Assert.All(["Shop", "Blog"], sample =>
    {
        var schema = Models.Of(sample);
        var implemented = schema.Patterns.Concat(schema.Entities.SelectMany(entity => entity.Patterns)).Where(pattern => pattern.Status == Schema.AccessPatternStatus.Implemented);
        Assert.Equal(implemented.Select(pattern => pattern.Description).Order(StringComparer.Ordinal), KeyedRuns.OfSamples[sample].Keys.Order(StringComparer.Ordinal));
    });
}
