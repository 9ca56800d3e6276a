using FauxSql.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Errors;

/// <summary>The service refused a request for a reason that has no exception of its own, or failed, which <see cref="IsTransient"/> tells apart.</summary>
public sealed class ServiceErrorException : FauxSqlException
{
    private const int BadRequest = 400;

    internal ServiceErrorException(string operation, ServiceError error, int status = BadRequest)
        : base($"{operation}: {error.Code}: {error.Message}") =>
        (Code, IsTransient) = (error.Code, Failure.IsOfService(status, error.Code) || error.Code == ErrorCodes.TransactionInProgress);

    /// <summary>The service's name of the error, such as <c>ValidationException</c>; see <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>
    /// Whether the service failed or took too long, as any answer with a status of 500 or more says, or is still at work on the same transaction: the same request
    /// may succeed later, and a write may have happened nevertheless.
    /// </summary>
    public bool IsTransient { get; }
}
