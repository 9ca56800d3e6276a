using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace FauxSql.Server.Signatures;

/// <summary>
/// Whether a request is signed in the form and at the time it must be. The signature itself is not verified: an endpoint on this machine
/// knows no secrets.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-authentication-methods.html
/// </summary>
internal sealed class SignatureCheck(TimeProvider time, TimeSpan lifetime)
{
    private const string DateFormat = "yyyyMMdd'T'HHmmss'Z'";
    private const string Algorithm = "AWS4-HMAC-SHA256";
    private const string Terminator = "aws4_request";

    /// <summary>AWS's answer to a request that is not signed as it must be, or <see langword="null"/>.</summary>
    public byte[]? Refuse(HttpRequest request)
    {
        var authorization = request.Headers.Authorization;
        var isInQuery = request.QueryString.HasValue && request.Query.ContainsKey("X-Amz-Algorithm");
        if (isInQuery && !StringValues.IsNullOrEmpty(authorization))
            return ErrorBody.InvalidSignature("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        if (isInQuery)
            return RefuseQuery(request.Query);
        return authorization.ToString().StartsWith("AWS4-", StringComparison.Ordinal)
            ? RefuseHeader(request, authorization.ToString())
            : ErrorBody.MissingToken;
    }

    private byte[]? RefuseHeader(HttpRequest request, string authorization)
    {
        var parameters = SignatureParameters.Read(authorization);
        var date = request.Headers["X-Amz-Date"].ToString();
        var missing = Missing("Credential", parameters.Credential) + Missing("Signature", parameters.Signature) + Missing("SignedHeaders", parameters.SignedHeaders);
        if (date.Length == 0 && StringValues.IsNullOrEmpty(request.Headers.Date))
            missing += "Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header. ";
        if (missing.Length > 0)
            return ErrorBody.Incomplete($"{missing}Authorization={authorization}");
        return RefuseDate(date) ?? RefuseForm(parameters, date);
    }

    private byte[]? RefuseQuery(IQueryCollection query)
    {
        string[] required = ["X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Date"];
        var missing = string.Concat(required.Where(p => StringValues.IsNullOrEmpty(query[p])).Select(p => $"AWS query-string parameters must include '{p}'. "));
        if (missing.Length > 0)
            return ErrorBody.Incomplete(missing + "Re-examine the query-string parameters.");
        var parameters = new SignatureParameters(query["X-Amz-Algorithm"]!, query["X-Amz-Credential"], query["X-Amz-SignedHeaders"], query["X-Amz-Signature"]);
        var date = query["X-Amz-Date"].ToString();
        return RefuseDate(date) ?? RefuseForm(parameters, date);
    }

    private byte[]? RefuseDate(string text)
    {
        if (text.Length == 0)
            return null;
        if (!DateTimeOffset.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return ErrorBody.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
        if (lifetime == Timeout.InfiniteTimeSpan)
            return null;
        var now = time.GetUtcNow();
        var minutes = lifetime.TotalMinutes.ToString(CultureInfo.InvariantCulture);
        if (date < now - lifetime)
            return ErrorBody.InvalidSignature($"Signature expired: {text} is now earlier than {Text(now - lifetime)} ({Text(now)} - {minutes} min.)");
        return date > now + lifetime
            ? ErrorBody.InvalidSignature($"Signature not yet current: {text} is still later than {Text(now + lifetime)} ({Text(now)} + {minutes} min.)")
            : null;
    }

    private static byte[]? RefuseForm(SignatureParameters parameters, string date)
    {
        if (!parameters.SignedHeaders!.Split(';').Contains("host", StringComparer.OrdinalIgnoreCase))
            return ErrorBody.InvalidSignature("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        if (parameters.Algorithm != Algorithm)
            return ErrorBody.Incomplete($"Unsupported AWS 'algorithm': '{parameters.Algorithm}' (only {Algorithm} for now). ");
        var credential = parameters.Credential!.TrimEnd('/').Split('/');
        if (credential.Length != 5)
            return ErrorBody.Incomplete(
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{parameters.Credential}'");
        var wrong = WrongScope(credential, date);
        if (wrong.Length > 0)
            return ErrorBody.InvalidSignature(wrong);
        return credential[0].Length == 0 ? ErrorBody.UnknownClient : null;
    }

    // Clients work out service and Region from the host's name, which says neither here.
    private static string WrongScope(string[] credential, string date)
    {
        var wrong = "";
        if (credential[4] != Terminator)
            wrong += $"Credential should be scoped with a valid terminator: '{Terminator}', not '{credential[4]}'. ";
        if (date.Length >= 8 && credential[1] != date[..8])
            wrong += $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{credential[1]}' != '{date[..8]}', from '{date}'. ";
        return wrong;
    }

    private static string Missing(string parameter, string? value) =>
        value is null ? $"Authorization header requires '{parameter}' parameter. " : "";

    private static string Text(DateTimeOffset date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);
}
