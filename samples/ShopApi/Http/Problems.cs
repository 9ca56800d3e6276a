using FauxSql.Errors;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace ShopApi.Http;

/// <summary>What went wrong, in the form of https://www.rfc-editor.org/rfc/rfc9457: the one place that knows which exception is which status.</summary>
internal static class Problems
{
    public static ProblemHttpResult Of(int status, string type, string title, string detail) => TypedResults.Problem(detail, null, status, title, TypeOf(type));

    /// <summary>The problem that an exception is to a client, or null when it is not the client's business.</summary>
    public static ProblemDetails? Of(FauxSqlException exception) => exception switch
    {
        // Of several reasons the first is told as if it were the only one.
        TransactionFailedException failed => Of(failed.Failures[0].Reason),

        ItemNotFoundException => Of(404, "not-found", "There is no such resource", exception),
        ItemExistsException => Of(409, "exists", "The resource exists already", exception),
        UniqueViolationException taken => Of(409, "taken", "The value is taken", exception, ("attribute", taken.Attribute)),
        ReferencedException referenced => Of(409, "referenced", "Something refers to the resource", exception, ("attribute", referenced.Attribute)),
        VersionConflictException or ConditionFailedException => Of(412, "version-conflict", "The resource has another version", exception),
        ItemTooLargeException => Of(413, "too-large", "The resource would be too large", exception),
        CursorException => Of(400, "cursor", "The cursor does not belong to this list", exception),
        InvalidKeyException key => Of(400, "key", "The key cannot be one", exception, ("attribute", key.Attribute)),
        UnstorableValueException value => Of(422, "value", "The value cannot be stored", exception, ("attribute", value.Attribute)),
        ReferenceViolationException missing => Of(422, "reference", "What the resource refers to is not there", exception, ("attribute", missing.Attribute)),
        EntityValidationException invalid => Of(422, "invalid", "The resource is not valid", exception, ("problems", invalid.Problems)),
        InvalidTransactionException => Of(422, "invalid", "Too much is asked for at once", exception),

        // These are the operator's to read: a client learns that it may try again, and no addresses or tables.
        ThrottledException or WriteConflictException or IndexNotReadyException => Busy(),
        EndpointException or DeadlineException or UnexpectedAnswerException or ServiceErrorException { IsTransient: true } => Unavailable(),
        UnreadResultException => Unread(),
        _ => null,
    };

    private static ProblemDetails Busy() => new()
    {
        Status = StatusCodes.Status503ServiceUnavailable,
        Type = TypeOf("busy"),
        Title = "The shop is busy",
        Detail = "Nothing was changed. Try again in a moment.",
    };

    private static ProblemDetails Unavailable() => new()
    {
        Status = StatusCodes.Status503ServiceUnavailable,
        Type = TypeOf("unavailable"),
        Title = "The shop cannot reach its data",
        Detail = "A change may have been made. Read the resource before you try again.",
    };

    // Without Retry-After, which some clients obey by themselves: a change that adds something would be made twice.
    private static ProblemDetails Unread() => new()
    {
        Status = StatusCodes.Status500InternalServerError,
        Type = TypeOf("unread"),
        Title = "The result of the change could not be read",
        Detail = "The change was made. Read the resource, and do not send the change again.",
    };

    private static ProblemDetails Of(int status, string type, string title, FauxSqlException exception, params ReadOnlySpan<(string Name, object? Value)> more)
    {
        var problem = new ProblemDetails { Status = status, Type = TypeOf(type), Title = title, Detail = exception.Message };
        foreach (var (name, value) in more)
            problem.Extensions[name] = value;
        return problem;
    }

    private static string TypeOf(string type) => "urn:shop:problem:" + type;
}
