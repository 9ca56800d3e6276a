namespace FauxSql.Errors;

/// <summary>
/// The time that a step of an operation may take (<see cref="DatabaseOptions.Timeout"/>) passed before there was an answer. A later retry may help; after a
/// write that may have happened, read first, unless twice is like once.
/// </summary>
public sealed class DeadlineException : FauxSqlException
{
    internal DeadlineException(string operation, bool mayHaveHappened, Exception? innerException)
        : base(
            $"{operation} had no answer within its time{(mayHaveHappened ? ", and may have been carried out" : "; nothing was written by it")}."
            + $"{(innerException is null ? "" : " " + innerException.Message)} DatabaseOptions.Timeout says how long it may take.",
            innerException)
    {
        Operation = operation;
        MayHaveHappened = mayHaveHappened;
    }

    /// <summary>The operation, such as <c>PutItem</c>.</summary>
    public string Operation { get; }

    /// <summary>Whether it is a write that was sent and not refused, so that it may have been carried out nevertheless.</summary>
    public bool MayHaveHappened { get; }
}
