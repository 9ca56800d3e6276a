using System.Collections.Concurrent;
using FauxSql.Errors;

namespace FauxSql.Tests.Faults;

/// <summary>Runs operations, and notes what they throw that they do not document.</summary>
internal sealed class Attempts
{
    private readonly ConcurrentQueue<string> _problems = new();
    private readonly ConcurrentDictionary<(string Operation, string Result), int> _results = new();

    public IReadOnlyCollection<string> Problems => _problems;

    /// <summary>How often each operation came to each result.</summary>
    public IReadOnlyDictionary<(string Operation, string Result), int> Results => _results;

    public void Note(string problem) => _problems.Enqueue(problem);

    /// <param name="name">The operation.</param>
    /// <param name="operation">Runs it.</param>
    /// <param name="documented">What it may throw beside what all operations may.</param>
    public async Task<(Outcome Outcome, Exception? Exception)> RunAsync(string name, Func<Task> operation, params Type[] documented)
    {
        try
        {
            await operation();
            Count(name, "done");
            return (Outcome.Acknowledged, null);
        }
        catch (Exception exception)
        {
            Count(name, exception.GetType().Name);
            if (!documented.Contains(exception.GetType()) && !IsOfAll(exception))
                Note($"{name} threw what it does not document: {exception}");
            return (IsUnknown(exception) ? Outcome.Unknown : Outcome.Refused, exception);
        }
    }

    /// <summary>Whether the write may have happened nevertheless.</summary>
    public static bool IsUnknown(Exception? exception) => exception is EndpointException or UnexpectedAnswerException or ServiceErrorException { IsTransient: true };

    private static bool IsOfAll(Exception exception) =>
        exception is ThrottledException or WriteConflictException or EndpointException or ServiceErrorException { IsTransient: true };

    private void Count(string name, string result) => _results.AddOrUpdate((name, result), 1, (_, before) => before + 1);
}
