extern alias generator;

using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace FauxSql.Generator.Tests;

/// <summary>Typing elsewhere generates nothing anew.</summary>
public sealed class IncrementalityTests
{
    private const string Order = "[Table] public partial record Order { [PartitionKey] public required string Id { get; init; } [References<Order>] public string? Next { get; init; } [Related] public Order? After { get; init; } } [Table] public abstract partial record Payment { [PartitionKey] public required string Id { get; init; } } [Subtype(\"card\")] public partial record Card : Payment { public int Number { get; init; } } [Change(1)] public class Up : ItemChange<Order> { public override Order Apply(Order item) => item; } [Database] public partial class Db;";
    private const string Other = "class Other { int Two() => 2; }";

    [Theory]
    [InlineData("a type added in another file", 1, "class Another;\n")]
    [InlineData("a method changed in another file", 1, "class More { int Three() => 3; }\n")]
    [InlineData("a comment before the entity", 0, "// Orders.\n\n")]
    [InlineData("a type added in the same file", 0, "class Another;\n")]
    public void An_unrelated_edit_leaves_the_model_as_it_was(string edit, int file, string inserted)
    {
        var before = Run.Of([Order, Other]);
        var after = before.Again(Edited(before, file, inserted));
        Assert.All(ReasonsOf(after), reason => Assert.True(reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged, edit));
        Assert.Equal(GeneratedBy(before), GeneratedBy(after));
    }

    [Fact]
    public void An_edit_of_the_model_changes_it()
    {
        var before = Run.Of([Order, Other]);
        var after = before.Again(Edited(before, 1, "[Table] public partial record Customer { [PartitionKey] public required string Id { get; init; } }\n"));
        Assert.Contains(IncrementalStepRunReason.Modified, ReasonsOf(after));
        Assert.NotEqual(GeneratedBy(before), GeneratedBy(after));
    }

    [Fact]
    public void An_edit_of_a_subtype_changes_it()
    {
        var before = Run.Of([Order, Other]);
        var after = before.Again(Edited(before, 1, "[Subtype(\"transfer\")] public partial record Transfer : Payment;\n"));
        Assert.Contains(IncrementalStepRunReason.Modified, ReasonsOf(after));
        Assert.Contains("TransferCodec", string.Concat(GeneratedBy(after)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_items_changes_it()
    {
        var before = Run.Of([Order, Other]);
        var after = before.Again(Edited(before, 1, "[Change(2)] public class Down : ItemChange<Order> { public override Order Apply(Order item) => item; }\n"));
        Assert.Contains(IncrementalStepRunReason.Modified, ReasonsOf(after));
        Assert.Contains("new global::Up(), new global::Down()", string.Concat(GeneratedBy(after)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_problem_moves_with_its_line()
    {
        var before = Run.Of("[Table] public partial record Order { public int Id { get; init; } }");
        var after = before.Again(Edited(before, 0, "\n\n"));
        Assert.Equal(
            Assert.Single(before.Diagnostics).Location.GetLineSpan().StartLinePosition.Line + 2,
            Assert.Single(after.Diagnostics).Location.GetLineSpan().StartLinePosition.Line);
    }

    // After the usings, which stay first.
    private static Compilation Edited(Run run, int file, string inserted)
    {
        var tree = run.Input.SyntaxTrees.ElementAt(file);
        var text = tree.GetText().WithChanges(new TextChange(new TextSpan(Model.Complete("").Length, 0), inserted));
        return run.Input.ReplaceSyntaxTree(tree, tree.WithChangedText(text));
    }

    private static List<IncrementalStepRunReason> ReasonsOf(Run run) =>
    [
        .. run.Driver.GetRunResult().Results.Single().TrackedSteps[generator::FauxSql.Generator.FauxSqlGenerator.ModelStep]
            .SelectMany(step => step.Outputs).Select(output => output.Reason),
    ];

    private static List<string> GeneratedBy(Run run) => [.. run.Driver.GetRunResult().GeneratedTrees.Select(tree => tree.ToString())];
}
