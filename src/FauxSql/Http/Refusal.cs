using FauxSql.Protocol.Errors;

namespace FauxSql.Http;

/// <summary>What refusals of a signature mean for the next attempt. A request that is refused so was not carried out.</summary>
internal static class Refusal
{
    /// <summary>Whether temporary credentials have run out.</summary>
    public static bool IsOfExpiredCredentials(string code) => code is "ExpiredTokenException" or "ExpiredToken";

    /// <summary>Whether the time that was signed is too far from the service's: the clock is wrong, or the request was held up after it was signed.</summary>
    public static bool IsOfTime(ServiceError error) =>
        error.Code is "RequestTimeTooSkewed" or "RequestExpired" or "RequestInTheFuture"
        || (error.Code == "InvalidSignatureException"
            && (error.Message.StartsWith("Signature expired", StringComparison.Ordinal) || error.Message.StartsWith("Signature not yet current", StringComparison.Ordinal)));

    /// <summary>Whether a wrong clock may be the reason, among others.</summary>
    public static bool IsPerhapsOfTime(string code) => code is "InvalidSignatureException" or "SignatureDoesNotMatch" or "AuthFailure";
}
