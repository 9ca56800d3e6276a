using System.Text;
using FauxSql.Generator.Tests.Running;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace FauxSql.Generator.Tests.Emitting;

/// <summary>What is generated for right models compiles, without a warning, and keeps what it is given.</summary>
public sealed class GeneratedCodeTests
{
    // Said where a property is named "field".
    private const string FieldKeyword = "CS9258";

    public static TheoryData<string> Models => [.. BroadModel.All.Keys];

    [Theory]
    [MemberData(nameof(Models))]
    public void A_right_model_compiles_without_warnings(string model)
    {
        var run = Run.Of(BroadModel.All[model]);
        Assert.Empty(run.Diagnostics);
        Assert.Empty(run.CompilerProblems);
    }

    // Generated code switches warnings off for users with more analyzers than we know; the compiler's own must not need that.
    [Theory]
    [MemberData(nameof(Models))]
    public void Generated_code_has_nothing_to_hide(string model)
    {
        var run = Run.Of(BroadModel.All[model]);
        var output = run.Output;
        foreach (var tree in output.SyntaxTrees.Except(run.Input.SyntaxTrees))
        {
            var text = tree.ToString().Replace("#pragma warning disable", "", StringComparison.Ordinal);
            output = output.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath + "x"));
        }

        Assert.Empty(output.GetDiagnostics(TestContext.Current.CancellationToken).Where(problem =>
            problem.Severity >= DiagnosticSeverity.Warning && problem.Id != FieldKeyword));
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void What_is_stored_comes_back(string model)
    {
        using var loaded = new Loaded(Run.Of(BroadModel.All[model]));
        Assert.All(loaded.Data, entity =>
        {
            Assert.Empty(loaded.Validate(entity));
            var stored = loaded.Write(entity);
            var back = loaded.CodecOf(entity).ReadObject(Encoding.UTF8.GetBytes(stored));
            Assert.Equal(stored, loaded.Write(back));
            Assert.Equal(loaded.CodecOf(entity).KeyOf(entity), loaded.CodecOf(back).KeyOf(back));
        });
    }
}
