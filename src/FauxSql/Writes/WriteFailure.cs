using FauxSql.Errors;

namespace FauxSql.Writes;

/// <summary>Why an intent, one of several, could not be carried out.</summary>
internal readonly record struct WriteFailure(int Index, WriteIntent Intent, FauxSqlException Reason)
{
    /// <summary>Whether the others would meet the same.</summary>
    public bool IsOfAll => IsAboutAll(Reason);

    // A validation error within a transaction's reasons is about one item; whole requests are refused with other codes.
    public static bool IsAboutAll(FauxSqlException reason) =>
        reason is ThrottledException or EndpointException or DeadlineException or UnexpectedAnswerException or ServiceErrorException { Code: not "ValidationError" };
}
