namespace FauxSql.Protocol.Errors;

/// <summary>
/// The names of the service's errors.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
/// </summary>
public static class ErrorCodes
{
    /// <summary>The condition was false.</summary>
    public const string ConditionalCheckFailed = "ConditionalCheckFailedException";

    /// <summary>A parameter is wrong.</summary>
    public const string Validation = "ValidationException";

    /// <summary>The body is not the JSON expected.</summary>
    public const string Serialization = "SerializationException";

    /// <summary>The table or index does not exist.</summary>
    public const string ResourceNotFound = "ResourceNotFoundException";

    /// <summary>The table exists, or is being changed.</summary>
    public const string ResourceInUse = "ResourceInUseException";

    /// <summary>One or more actions of a transaction failed.</summary>
    public const string TransactionCanceled = "TransactionCanceledException";

    /// <summary>Another transaction is at work on the item.</summary>
    public const string TransactionConflict = "TransactionConflictException";

    /// <summary>The same transaction is being carried out just now.</summary>
    public const string TransactionInProgress = "TransactionInProgressException";

    /// <summary>
    /// A write in another Region is at work on the item, of a global table with multi-Region strong consistency.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/V2globaltables_HowItWorks.html
    /// </summary>
    public const string ReplicatedWriteConflict = "ReplicatedWriteConflictException";

    /// <summary>The token was used with other parameters.</summary>
    public const string IdempotentParameterMismatch = "IdempotentParameterMismatchException";

    /// <summary>More was asked of the table than its capacity.</summary>
    public const string ProvisionedThroughputExceeded = "ProvisionedThroughputExceededException";

    /// <summary>Requests are throttled.</summary>
    public const string Throttling = "ThrottlingException";

    /// <summary>Requests are throttled for the whole account.</summary>
    public const string RequestLimitExceeded = "RequestLimitExceeded";

    /// <summary>The credentials do not allow it.</summary>
    public const string AccessDenied = "AccessDeniedException";

    /// <summary>The operation is not known.</summary>
    public const string UnknownOperation = "UnknownOperationException";

    /// <summary>The service failed.</summary>
    public const string InternalServerError = "InternalServerError";

    /// <summary>A limit of the account was met.</summary>
    public const string LimitExceeded = "LimitExceededException";

    /// <summary>Whether an error means that the request was not carried out because too much was asked for, and may be sent again later.</summary>
    /// <param name="code">The error's name.</param>
    public static bool IsThrottling(string code) => code is ProvisionedThroughputExceeded or Throttling or RequestLimitExceeded
        or "Throttling" or "ThrottledException" or "RequestThrottled" or "RequestThrottledException" or "TooManyRequestsException" or "SlowDown";
}
