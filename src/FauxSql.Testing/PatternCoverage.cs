using FauxSql.Testing.Coverage;

namespace FauxSql.Testing;

/// <summary>
/// Finds the implemented access patterns that no test runs. What tests have done on the databases of every <see cref="DatabaseFixture{TDatabase}"/> in the process counts, once they
/// have disposed of them. A key's or index's pattern is run by any read that uses it, on its own or together with others; a method's pattern by an operation that asks the same
/// tables and indexes in the same order of round trips, or that writes the same, however it was written. Patterns that are planned or potential are not asked for.
/// </summary>
public static class PatternCoverage
{
    /// <summary>
    /// Fails if there is a pattern that no test has run so far; to be called when all other tests are through. It does nothing where only some of the tests are run, with a filter or
    /// by a test explorer, unless the environment variable <c>FAUXSQL_PATTERN_COVERAGE</c> says <c>always</c>; with <c>never</c> it never does anything.
    /// </summary>
    /// <typeparam name="TDatabase">The class marked <c>[Database]</c>.</typeparam>
    /// <exception cref="PatternCoverageException">There is; the message names them and says how each is run.</exception>
    public static void Check<TDatabase>()
        where TDatabase : DynamoDatabase
    {
        if (WholeRun.Is)
            CheckNow<TDatabase>();
    }

    /// <summary>The access patterns that no test has run so far, in the model's order.</summary>
    /// <typeparam name="TDatabase">The class marked <c>[Database]</c>.</typeparam>
    public static IReadOnlyList<PatternPlan> Missing<TDatabase>()
        where TDatabase : DynamoDatabase => CoverageRecord.Of<TDatabase>().Missing();

    internal static void CheckNow<TDatabase>()
        where TDatabase : DynamoDatabase
    {
        var record = CoverageRecord.Of<TDatabase>();
        if (!record.HasPlans)
            throw PatternCoverageException.NoDatabase(typeof(TDatabase).Name);
        if (record.Missing() is { Count: > 0 } missing)
            throw PatternCoverageException.Of(typeof(TDatabase).Name, missing);
    }
}
