using System.Globalization;

namespace FauxSql.Engine.Tests.Reliability;

/// <summary>How long the long tests run: short by default, as long as asked by an environment variable.</summary>
internal static class Runs
{
    public static int Of(string variable, int byDefault) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var asked) ? asked : byDefault;
}
