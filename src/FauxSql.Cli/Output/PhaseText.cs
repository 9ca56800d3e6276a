using FauxSql.Design.Checks.Phases;

namespace FauxSql.Cli.Output;

/// <summary>The objectives of a phase for people, with the signs that the documents have for access patterns.</summary>
internal static class PhaseText
{
    public static string Print(string database, Phase phase) =>
        $"{database}, phase {phase.Number}: {phase.Title}\n{string.Concat(phase.Objectives.Select(Print))}";

    private static string Print(Objective objective) => $"{SignOf(objective.Status)} {objective.Title}\n{string.Concat(objective.Evidence.Select(line => $"   {line}\n"))}";

    private static string SignOf(ObjectiveStatus status) => status switch
    {
        ObjectiveStatus.Done => "✅",
        ObjectiveStatus.Open => "🔲",
        _ => "? ",
    };
}
