using FauxSql.Design.Checks;

namespace FauxSql.Cli.Output;

/// <summary>Colours on a terminal, unless NO_COLOR is set (https://no-color.org).</summary>
internal static class Colours
{
    private const string Escape = "\u001b[";

    public static bool AreShown { get; } =
        !Console.IsOutputRedirected && Environment.GetEnvironmentVariable("TERM") is not (null or "dumb") && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));

    /// <summary>A text in the colour of a severity: red, yellow or cyan.</summary>
    public static string Of(Severity severity, string text) => severity switch
    {
        Severity.Error => $"{Escape}31m{text}{Escape}0m",
        Severity.Warning => $"{Escape}33m{text}{Escape}0m",
        _ => $"{Escape}36m{text}{Escape}0m",
    };
}
