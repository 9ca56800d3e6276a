using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestFramework(typeof(FauxSql.Conformance.Dynalite.DifferencesFramework))]

namespace FauxSql.Conformance.Dynalite;

/// <summary>
/// Turns the outcome of known differences around: a case that fails as expected is skipped and says why, and one that passes fails, so that
/// it is taken from the list.
/// </summary>
public sealed class DifferencesFramework : XunitTestFramework
{
    protected override ITestFrameworkExecutor CreateExecutor(Assembly assembly) => new Executor(base.CreateExecutor(assembly));

    private sealed class Executor(ITestFrameworkExecutor inner) : ITestFrameworkExecutor
    {
        public ValueTask RunTestCases(
            IReadOnlyCollection<ITestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions,
            CancellationToken? cancellationToken = null) =>
            inner.RunTestCases(testCases, new DifferencesSink(executionMessageSink), executionOptions, cancellationToken);
    }
}
