using System.Collections.Concurrent;
using Xunit.Sdk;
using Xunit.v3;

namespace FauxSql.Conformance.Dynalite;

/// <summary>Passes the messages of a run on, with the outcomes of known differences turned around.</summary>
public sealed class DifferencesSink(IMessageSink next) : IMessageSink
{
    private readonly ConcurrentDictionary<string, string> _differences = new();
    private int _asExpected;
    private int _unexpected;

    public bool OnMessage(IMessageSinkMessage message)
    {
        if (message is ITestStarting starting && KnownDifferences.Find(starting.TestDisplayName) is { } difference)
            _differences[starting.TestUniqueID] = difference;
        if (message is ITestResultMessage result && _differences.TryGetValue(result.TestUniqueID, out var known))
            message = TurnAround(result, known);
        if (message is TestAssemblyFinished finished)
            Correct(finished);
        return next.OnMessage(message);
    }

    private void Correct(TestAssemblyFinished finished)
    {
        finished.TestsFailed += _unexpected - _asExpected;
        finished.TestsSkipped += _asExpected;
    }

    private IMessageSinkMessage TurnAround(ITestResultMessage result, string difference)
    {
        if (result is ITestFailed)
            Interlocked.Increment(ref _asExpected);
        else if (result is ITestPassed)
            Interlocked.Increment(ref _unexpected);
        return Turned(result, difference);
    }

    private static IMessageSinkMessage Turned(ITestResultMessage result, string difference) => result switch
    {
        ITestFailed => new TestSkipped
        {
            Reason = $"dynalite is known to differ: {difference}",
            AssemblyUniqueID = result.AssemblyUniqueID,
            TestCollectionUniqueID = result.TestCollectionUniqueID,
            TestClassUniqueID = result.TestClassUniqueID,
            TestMethodUniqueID = result.TestMethodUniqueID,
            TestCaseUniqueID = result.TestCaseUniqueID,
            TestUniqueID = result.TestUniqueID,
            ExecutionTime = result.ExecutionTime,
            FinishTime = result.FinishTime,
            Output = result.Output,
            Warnings = result.Warnings,
        },
        ITestPassed => TestFailed.FromException(
            new InvalidOperationException($"dynalite is listed as different here ({difference}), but passes. Take the case from differences.txt."),
            result.AssemblyUniqueID, result.TestCollectionUniqueID, result.TestClassUniqueID, result.TestMethodUniqueID, result.TestCaseUniqueID,
            result.TestUniqueID, result.ExecutionTime, result.Output, result.Warnings, result.FinishTime),
        _ => result,
    };
}
