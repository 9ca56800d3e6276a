using System.Diagnostics;
using FauxSql.Design.Checks;

namespace FauxSql.Design.Tests.Checks;

public sealed class SpeedTests
{
    // Two seconds are promised for a model of 200 entities; here it takes a few hundredths.
    [Fact]
    public void Two_hundred_entities_are_looked_at_within_a_second()
    {
        var model = GeneratedModel.Of(200, seed: 5);
        ModelCheck.Run(GeneratedModel.Of(3, seed: 1));
        var watch = Stopwatch.StartNew();
        var report = ModelCheck.Run(model, new CheckOptions { Replicas = ["eu-central-1"] });
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        Assert.NotEmpty(report.Findings);
    }
}
