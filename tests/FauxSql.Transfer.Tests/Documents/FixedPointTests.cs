using FauxSql.Design.Checks;
using FauxSql.Engine;
using FauxSql.Schema;

namespace FauxSql.Transfer.Tests.Documents;

/// <summary>What the documents of a model say of it is all of it: the model that is made of them has the same documents.</summary>
public sealed class FixedPointTests
{
    [Theory]
    [MemberData(nameof(SampleDatabase.Names), MemberType = typeof(SampleDatabase))]
    public void Documents_of_a_sample_are_those_of_the_model_made_of_them(string sample)
    {
        var model = Docs.WithoutCode(SchemaOf(sample));
        var made = Docs.Scaffold(Docs.Of(SchemaOf(sample)), sample);
        Docs.AssertSame(Docs.Of(model), Docs.Of(made.Schema));
        Assert.Equal(Docs.Carried(model), Docs.Carried(made.Schema));
        Assert.DoesNotContain(ModelCheck.Run(made.Schema).Findings, finding => finding.Rule.Id != "FXS214"); // a note on reserved words
    }

    [Theory]
    [MemberData(nameof(SampleDatabase.Names), MemberType = typeof(SampleDatabase))]
    public void From_then_on_they_stay_byte_for_byte(string sample)
    {
        var first = Docs.Of(Docs.Scaffold(Docs.Of(SchemaOf(sample)), sample).Schema);
        Docs.AssertSame(first, Docs.Of(Docs.Scaffold(first, sample).Schema));
    }

    [Theory]
    [MemberData(nameof(SampleDatabase.Names), MemberType = typeof(SampleDatabase))]
    public async Task What_patterns_cost_makes_no_difference(string sample)
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var database = await SampleDatabase.FillAsync(sample, engine);
        var runs = await DatabaseTools.RunPatternsAsync(database, TestContext.Current.CancellationToken).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Docs.Scaffold(Docs.Of(database.Schema), sample).Files, Docs.Scaffold(Docs.Of(database.Schema, runs), sample).Files);
    }

    private static DatabaseSchema SchemaOf(string sample)
    {
        using var engine = EmbeddedDynamo.InMemory();
        return SampleDatabase.Of(sample, engine).Schema;
    }
}
