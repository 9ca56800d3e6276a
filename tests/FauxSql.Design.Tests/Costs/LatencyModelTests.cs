using FauxSql.Design.Costs;
using FauxSql.Design.Costs.Latency;

namespace FauxSql.Design.Tests.Costs;

public sealed class LatencyModelTests
{
    private static readonly LatencyFigure Call = new(7.55, 16.2);

    [Fact]
    public void One_call_takes_what_a_call_takes() => Assert.Equal(Call, Call.Together(1));

    /// <summary>Half of all fan-outs of n stay below what each of n calls does with a probability of 0.5^(1/n): the median of 69 calls is the 99th percentile of one.</summary>
    [Fact]
    public void The_slowest_of_many_counts()
    {
        var calls = Math.Log(0.5) / Math.Log(0.99);
        Assert.Equal(Call.P99, Call.Together(calls).P50, 6);
    }

    [Fact]
    public void More_calls_are_never_faster()
    {
        var figures = Enumerable.Range(1, 100).Select(calls => Call.Together(calls)).ToList();
        Assert.Equal(figures.OrderBy(figure => figure.P50), figures);
        Assert.Equal(figures.OrderBy(figure => figure.P99), figures);
    }

    [Fact]
    public void Round_trips_add_up() => Assert.Equal(new LatencyFigure(3 * 7.55, 3 * 16.2), LatencyModel.Default.Reads([new(1, ReadCalls.Query), new(1, ReadCalls.Item), new(1, ReadCalls.Query)]), (left, right) => Math.Abs(left.P50 - right.P50) + Math.Abs(left.P99 - right.P99) < 1e-9);

    [Fact]
    public void Each_kind_of_request_takes_its_own_time_and_the_slowest_of_a_wave_counts()
    {
        var model = LatencyModel.Parse("own.json", """{ "source": "x", "item": { "p50": 1, "p99": 2 }, "query": { "p50": 3, "p99": 9 }, "batch": { "p50": 4, "p99": 8 } }""");

        Assert.Equal((new(1, 2), new(3, 9), new(4, 8)), (model.Reads([new(1, ReadCalls.Item)]), model.Reads([new(1, ReadCalls.Query)]), model.Reads([new(1, ReadCalls.Batch)])));
        Assert.Equal(new LatencyFigure(4, 9), model.Reads([new(1, ReadCalls.Item | ReadCalls.Query | ReadCalls.Batch)]));
    }

    [Theory]
    [InlineData(0.5, 7.55, 16.2)]
    [InlineData(0.4, 0, 16.2)]
    [InlineData(0.009, 0, 0)]
    public void A_wave_that_few_runs_send_is_in_no_figure_of_most(double requests, double p50, double p99) =>
        Assert.Equal(new LatencyFigure(p50, p99), LatencyModel.Default.Reads([new(requests, ReadCalls.Query)]));

    [Fact]
    public void A_calibration_takes_the_place_of_the_defaults()
    {
        var model = LatencyModel.Parse("own.json", """{ "source": "our load test of May", "query": { "p50": 3, "p99": 8 } }""");
        Assert.Equal((new LatencyFigure(3, 8), LatencyModel.Default.Item), (model.Query, model.Item));
    }

    [Theory]
    [InlineData("""{ "query": { "p50": 3, "p99": 8 } }""", "source is missing")]
    [InlineData("""{ "source": "x", "query": { "p50": 8, "p99": 3 } }""", "query: p50 must be above 0, and p99 not below p50")]
    [InlineData("""{ "source": "x", "qery": { "p50": 8, "p99": 9 } }""", "'qery' is not known here: did you mean 'query'?")]
    public void A_calibration_that_is_wrong_is_refused(string text, string problem) =>
        Assert.Contains(problem, Assert.Throws<CostInputException>(() => LatencyModel.Parse("own.json", text)).Message, StringComparison.Ordinal);
}
