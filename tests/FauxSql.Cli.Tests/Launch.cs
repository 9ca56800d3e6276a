using System.Diagnostics;

namespace FauxSql.Cli.Tests;

/// <summary>What surrounds a start of <c>fauxsql</c>.</summary>
internal sealed record Launch
{
    public static Launch Plain { get; } = new();

    public string? WorkingDirectory { get; init; }

    public IReadOnlyDictionary<string, string> Environment { get; init; } = new Dictionary<string, string>();

    /// <summary>Shell commands that are run before it, in the same process.</summary>
    public string? Before { get; init; }

    public ProcessStartInfo For(IEnumerable<string> arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "FauxSql.Cli.dll"), .. arguments];
        if (Before is not null)
            command = ["bash", "-c", Before + "; exec \"$@\"", "bash", .. command];

        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = WorkingDirectory ?? "",
        };
        foreach (var (name, value) in Environment)
            start.Environment[name] = value;
        return start;
    }
}
