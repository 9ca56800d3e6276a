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

    /// <summary>Whether it is on a terminal of 100 columns, which shows what it writes of both kinds. https://man7.org/linux/man-pages/man1/script.1.html</summary>
    public bool IsOnTerminal { get; init; }

    /// <summary>The program that makes a terminal, as Linux has it; elsewhere it takes other arguments.</summary>
    public static bool HasTerminals { get; } = OperatingSystem.IsLinux() && File.Exists("/usr/bin/script");

    public ProcessStartInfo For(IEnumerable<string> arguments)
    {
        string[] command = ["dotnet", Path.Combine(AppContext.BaseDirectory, "FauxSql.Cli.dll"), .. arguments];
        if (Before is not null)
            command = ["bash", "-c", Before + "; exec \"$@\"", "bash", .. command];

        if (IsOnTerminal)
            command = ["script", "--quiet", "--return", "--command", "stty columns 100; " + string.Join(' ', command.Select(static word => $"'{word}'")), "/dev/null"];

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
