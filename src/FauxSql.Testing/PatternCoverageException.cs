using System.Text;
using FauxSql.Schema;
using FauxSql.Testing.Coverage;

namespace FauxSql.Testing;

/// <summary>Implemented access patterns are run by no test. The message names them, and how each is run.</summary>
public sealed class PatternCoverageException : Exception
{
    private PatternCoverageException(string message) : base(message)
    {
    }

    internal static PatternCoverageException NoDatabase(string database) => new(
        $"No test has used a DatabaseFixture<{database}>, so none has run an access pattern of it: let them use one, or leave out the check");

    internal static PatternCoverageException Of(string database, IReadOnlyList<PatternPlan> missing)
    {
        var text = new StringBuilder($"No test runs {missing.Count} of the access patterns of {database}. Write a test for each, or declare it Planned:");
        foreach (var pattern in missing)
            text.Append("\n  ").Append(pattern.Entity is { } entity ? $"{entity}: " : "").Append(pattern.Pattern.Description).Append("\n    ").Append(HowTo(pattern));
        text.Append($"\nA test counts when it uses a database of DatabaseFixture<{database}> and disposes of it. {WholeRun.Variable}=never leaves this check out.");
        return new PatternCoverageException(text.ToString());
    }

    private static string HowTo(PatternPlan pattern) => pattern switch
    {
        { Plan: null } => $"cannot be told, because no {pattern.Entity ?? "item"} to take arguments from is in what the fixture seeds: add one to the sample data or to SeedAsync",
        { Pattern.Source: AccessPatternSource.Method, Plan.Writes.Count: > 0 } => $"run by {pattern.Pattern.ServedBy}, or by whatever does in one operation: {Shape.Of(pattern.Plan)}",
        { Pattern.Source: AccessPatternSource.Method } => $"run by {pattern.Pattern.ServedBy}, or by whatever sends: {Shape.Of(pattern.Plan)}",
        _ => $"run by a read that sends: {Shape.Of(pattern.Plan)}",
    };
}
