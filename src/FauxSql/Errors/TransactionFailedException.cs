namespace FauxSql.Errors;

/// <summary>
/// One or more actions of a transaction could not be carried out, so none was. A retry does not help, unless
/// the reasons are <see cref="WriteConflictException"/> or are mended first.
/// </summary>
public sealed class TransactionFailedException : FauxSqlException
{
    internal TransactionFailedException(IReadOnlyList<FailedAction> failures)
        : base($"The transaction failed, and nothing was written: {string.Join("; ", failures)}", failures[0].Reason) =>
        Failures = failures;

    /// <summary>Every action that failed, in the order in which they were given.</summary>
    public IReadOnlyList<FailedAction> Failures { get; }
}
