using System.Reflection;

namespace FauxSql.Testing.Coverage;

/// <summary>Tells from the command line whether all tests of the assembly are run. A test explorer says which ones it wants later, and is taken to want some.</summary>
internal static class WholeRun
{
    public const string Variable = "FAUXSQL_PATTERN_COVERAGE";

    // The options of Microsoft.Testing.Platform, and those of xunit's own runner.
    private static readonly string[] Choosing =
        ["--filter", "--treenode-filter", "--list-tests", "--explicit", "-class", "-method", "-namespace", "-trait", "-query", "-filter", "-id", "-list", "-explicit", "-run"];

    /// <summary>Whether this process runs all of them.</summary>
    public static bool Is { get; } = Environment.GetEnvironmentVariable(Variable) switch
    {
        "always" => true,
        "never" => false,
        null or "" => IsFor(Environment.GetCommandLineArgs()[1..], Assembly.GetEntryAssembly()?.GetName().Name),
        var other => throw new InvalidOperationException($"The environment variable {Variable} is '{other}': set it to always or never, or leave it out"),
    };

    public static bool IsFor(string[] arguments, string? host)
    {
        if (host is null || host.StartsWith("testhost", StringComparison.OrdinalIgnoreCase) || arguments.Any(IsChoosing))
            return false;
        var server = Array.FindIndex(arguments, argument => argument == "--server");
        return server < 0 || (server + 1 < arguments.Length && arguments[server + 1] == "dotnettestcli");
    }

    private static bool IsChoosing(string argument) => Choosing.Any(option => argument.StartsWith(option, StringComparison.OrdinalIgnoreCase));
}
