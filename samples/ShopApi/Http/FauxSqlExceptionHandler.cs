using FauxSql.Errors;
using Microsoft.AspNetCore.Diagnostics;

namespace ShopApi.Http;

/// <summary>Answers what FauxSql throws with a problem, so that no endpoint has to.</summary>
internal sealed partial class FauxSqlExceptionHandler(IProblemDetailsService problems, ILogger<FauxSqlExceptionHandler> logger) : IExceptionHandler
{
    private const string RetryAfterSeconds = "1";

    // Indexes are built for minutes, and longer.
    private const string RetryIndexAfterSeconds = "60";

    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not FauxSqlException expected || Problems.Of(expected) is not { Status: { } status } problem)
            return false;
        if (status == StatusCodes.Status503ServiceUnavailable)
        {
            LogUnavailable(logger, exception);
            httpContext.Response.Headers.RetryAfter = exception is IndexNotReadyException ? RetryIndexAfterSeconds : RetryAfterSeconds;
        }

        httpContext.Response.StatusCode = status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = problem });
    }

    [LoggerMessage(1, LogLevel.Warning, "The data could not be reached")]
    private static partial void LogUnavailable(ILogger logger, Exception exception);
}
