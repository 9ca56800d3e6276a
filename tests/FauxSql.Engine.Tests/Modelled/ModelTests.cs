using System.Text.RegularExpressions;
using CsCheck;
using FauxSql.Engine.Tests.Reliability;

namespace FauxSql.Engine.Tests.Modelled;

public sealed partial class ModelTests
{
    private const int MostInSequence = 200;

    /// <summary>The number of operations; a million is worth while now and then.</summary>
    private static readonly int Operations = Runs.Of("FAUXSQL_TEST_OPERATIONS", byDefault: 10_000);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void The_engine_does_what_the_model_does(bool onDisk)
    {
        var operations = onDisk ? Operations / 10 : Operations;

        // One thread, for the others are to build indexes beside the operations.
        ModelOperations.Any.List[1, MostInSequence]
            .Sample(sequence => Run(sequence, onDisk), iter: Math.Max(1, operations / (MostInSequence / 2)), threads: 1, print: Print);
    }

    private static void Run(List<ModelOperation> sequence, bool onDisk)
    {
        using var engine = new ModelledEngine(onDisk);
        var model = new Model();
        foreach (var operation in sequence.Prepend(ModelOperations.CreateTable("One", units: null)))
        {
            var (expected, actual) = (Expected(operation, model), operation.Run(engine));
            if (actual != expected)
                Assert.Fail(Short($"{operation}\nexpected: {expected}\nactual:   {actual}\n{engine.LastAnswer}"));
        }

        Assert.Empty(engine.CheckIntegrity());
    }

    private static string Expected(ModelOperation operation, Model model)
    {
        try
        {
            return operation.Expect(model);
        }
        catch (ModelFault fault)
        {
            return fault.Code;
        }
    }

    private static string Print(List<ModelOperation> sequence) => Short(string.Join('\n', sequence));

    // The fillers of large items are the same letter again and again.
    private static string Short(string text) => Filler.Replace(text, filler => $"{filler.Value[0]}*{filler.Length}");

    [GeneratedRegex("f{20,}|l{20,}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Filler { get; }
}
