namespace FauxSql.Errors;

/// <summary>
/// The service kept refusing a request because more was asked of the table than it can do just now. Nothing was written by that request; a
/// later retry helps.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TroubleshootingThrottling.html
/// </summary>
public sealed class ThrottledException : FauxSqlException
{
    internal ThrottledException(string operation, string message, IReadOnlyList<ThrottlingReason>? reasons = null)
        : base($"{operation} was throttled, again and again: {message}{(reasons is { Count: > 0 } ? $" ({string.Join("; ", reasons.Distinct())})" : "")}")
    {
        Operation = operation;
        Reasons = reasons ?? [];
    }

    /// <summary>The operation, such as <c>Query</c>.</summary>
    public string Operation { get; }

    /// <summary>What was asked too much of, as far as the service says it.</summary>
    public IReadOnlyList<ThrottlingReason> Reasons { get; }
}
