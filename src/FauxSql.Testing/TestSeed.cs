using System.Globalization;

namespace FauxSql.Testing;

/// <summary>Where random faults begin in tests that do not say it themselves.</summary>
internal static class TestSeed
{
    public const string Variable = "FAUXSQL_TEST_SEED";

    private const int Default = 1;

    /// <summary>The seed of this process.</summary>
    /// <exception cref="InvalidOperationException">The environment variable is not a number.</exception>
    public static int Value { get; } = Parse(Environment.GetEnvironmentVariable(Variable));

    public static int Parse(string? text) => string.IsNullOrEmpty(text) ? Default
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var seed) ? seed
        : throw new InvalidOperationException($"The environment variable {Variable} is '{text}': set it to a whole number, or leave it out");
}
