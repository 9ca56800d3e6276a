using System.Globalization;
using CsCheck;
using FauxSql.Transfer.Tests.Scaffolding;

namespace FauxSql.Transfer.Tests.Documents;

/// <summary>Any valid model survives its documents.</summary>
public sealed class RandomModelTests
{
    private static readonly int Models = int.Parse(Environment.GetEnvironmentVariable("FAUXSQL_TEST_MODELS") ?? "20", CultureInfo.InvariantCulture);

    [Fact]
    public void Documents_of_any_model_are_those_of_the_model_made_of_them() => Gen.Int.Sample(
        seed =>
        {
            var model = Scaffolded.Of(RandomDraft.Of(seed)).Schema;
            var documents = Docs.Of(model);
            var made = Docs.Scaffold(documents).Schema;
            Docs.AssertSame(documents, Docs.Of(made));
            Assert.Equal(Docs.Carried(model), Docs.Carried(made));
        },
        iter: Models,
        threads: 1);
}
