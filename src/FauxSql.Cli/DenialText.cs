using System.CommandLine;

namespace FauxSql.Cli;

/// <summary>What is said of a request that the credentials do not allow: the service's own words, which name who, what and where, and what to do.</summary>
internal static class DenialText
{
    public static string Of(Command command, string refusal) =>
        $"{refusal}\nAllow these credentials that action on that resource, or use others. {(StopText.GoesOn(command) ? "What was written is kept; the same command goes on from there." : "Nothing was changed; run the same command again then.")}";
}
