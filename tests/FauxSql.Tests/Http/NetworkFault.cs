namespace FauxSql.Tests.Http;

/// <summary>What may happen to a request on its way, in the service, and to the answer on its way back.</summary>
public enum NetworkFault
{
    ClosedBeforeItIsRead,
    ResetBeforeItIsRead,
    ClosedAfterItIsDone,
    ResetAfterItIsDone,
    AnsweredByHalf,
    AnsweredLate,
    AnsweredTwice,
    AnsweredWithOtherBytes,
    AnsweredWithLessLength,
    AnsweredWithMoreLength,
    FailedAndNotDone,
    FailedAndDone,
    UnavailableAndDone,
    UnavailablePage,
    WelcomePage,
    TableThrottled,
    RequestsThrottled,
    AccountThrottled,
    ThrottledInTransaction,
    CredentialsExpired,
    ClockSkewed,
}
