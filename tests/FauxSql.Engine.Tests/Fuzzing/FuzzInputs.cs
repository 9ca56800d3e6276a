using System.Globalization;

namespace FauxSql.Engine.Tests.Fuzzing;

/// <summary>
/// Seeded random inputs. FAUXSQL_FUZZ_FACTOR multiplies their number, and FAUXSQL_FUZZ_SEED chooses others; a failure says which input failed.
/// </summary>
internal static class FuzzInputs
{
    private static int Factor { get; } = Read("FAUXSQL_FUZZ_FACTOR", 1);

    private static int Seed { get; } = Read("FAUXSQL_FUZZ_SEED", 20261124);

    /// <summary>Runs a check on a number of inputs, each made with a random source of its own.</summary>
    public static void Run(int count, Action<Random> check)
    {
        for (var i = 0L; i < (long)count * Factor; i++)
        {
            try
            {
                check(new Random(unchecked(Seed + (int)i)));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"Input {i} of seed {Seed}: {e.Message}", e);
            }
        }
    }

    private static int Read(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
