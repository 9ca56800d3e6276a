using FauxSql.Protocol.Errors;

namespace FauxSql.Errors;

/// <summary>The service refused a request for a reason that has no exception of its own.</summary>
public sealed class ServiceErrorException : FauxSqlException
{
    internal ServiceErrorException(string operation, ServiceError error) : base($"{operation}: {error.Code}: {error.Message}") => Code = error.Code;

    /// <summary>The service's name of the error, such as <c>ValidationException</c>; see <see cref="ErrorCodes"/>.</summary>
    public string Code { get; }

    /// <summary>Whether the same request may succeed later.</summary>
    public bool IsTransient => Code is ErrorCodes.InternalServerError;
}
