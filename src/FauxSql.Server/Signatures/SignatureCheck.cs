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

    // Requests come faster than dates change.
    private SignatureDate? _last;

    /// <summary>AWS's answer to a request that is not signed as it must be, or <see langword="null"/>.</summary>
    public byte[]? Refuse(HttpRequest request)
    {
        var authorization = request.Headers.Authorization;
        var isInQuery = request.QueryString.HasValue && request.Query.ContainsKey("X-Amz-Algorithm");
        if (isInQuery && !StringValues.IsNullOrEmpty(authorization))
            return ErrorBody.InvalidSignature("Found both 'X-Amz-Algorithm' as a query-string param and 'Authorization' as HTTP header.");
        if (isInQuery)
            return RefuseQuery(request.Query);
        var header = authorization.ToString();
        return header.StartsWith("AWS4-", StringComparison.Ordinal) ? RefuseHeader(request, header) : ErrorBody.MissingToken;
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
        if (DateOf(text) is not { } date)
            return ErrorBody.Incomplete($"Date must be in ISO-8601 'basic format'. Got '{text}'. See http://en.wikipedia.org/wiki/ISO_8601");
        if (lifetime == Timeout.InfiniteTimeSpan)
            return null;
        var now = time.GetUtcNow();
        var minutes = lifetime.TotalMinutes;
        if (date < now - lifetime)
            return ErrorBody.InvalidSignature(
                string.Create(CultureInfo.InvariantCulture, $"Signature expired: {text} is now earlier than {Text(now - lifetime)} ({Text(now)} - {minutes} min.)"));
        return date > now + lifetime
            ? ErrorBody.InvalidSignature(
                string.Create(CultureInfo.InvariantCulture, $"Signature not yet current: {text} is still later than {Text(now + lifetime)} ({Text(now)} + {minutes} min.)"))
            : null;
    }

    private DateTimeOffset? DateOf(string text)
    {
        if (_last is { } last && last.Text == text)
            return last.Date;
        if (!DateTimeOffset.TryParseExact(text, DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date))
            return null;
        _last = new SignatureDate(text, date);
        return date;
    }

    private static byte[]? RefuseForm(SignatureParameters parameters, string date)
    {
        if (!IsSigned("host", parameters.SignedHeaders))
            return ErrorBody.InvalidSignature("'Host' must be a 'SignedHeader' in the AWS Authorization.");
        if (parameters.Algorithm is not Algorithm)
            return ErrorBody.Incomplete($"Unsupported AWS 'algorithm': '{parameters.Algorithm}' (only {Algorithm} for now). ");
        var credential = parameters.Credential.TrimEnd('/');
        Span<Range> elements = stackalloc Range[6];
        if (credential.Split(elements, '/') != 5)
            return ErrorBody.Incomplete(
                $"Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '{parameters.Credential}'");
        var wrong = WrongScope(credential[elements[1]], credential[elements[4]], date);
        if (wrong.Length > 0)
            return ErrorBody.InvalidSignature(wrong);
        return credential[elements[0]].IsEmpty ? ErrorBody.UnknownClient : null;
    }

    private static bool IsSigned(string header, ReadOnlySpan<char> signedHeaders)
    {
        foreach (var range in signedHeaders.Split(';'))
            if (signedHeaders[range].Equals(header, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    // Clients work out service and Region from the host's name, which says neither here.
    private static string WrongScope(ReadOnlySpan<char> day, ReadOnlySpan<char> terminator, string date)
    {
        var wrong = "";
        if (terminator is not Terminator)
            wrong += $"Credential should be scoped with a valid terminator: '{Terminator}', not '{terminator}'. ";
        if (date.Length >= 8 && !day.SequenceEqual(date.AsSpan(0, 8)))
            wrong += $"Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '{day}' != '{date[..8]}', from '{date}'. ";
        return wrong;
    }

    private static string Missing(string parameter, ReadOnlySpan<char> value) =>
        value.IsEmpty ? $"Authorization header requires '{parameter}' parameter. " : "";

    private static string Text(DateTimeOffset date) => date.ToString(DateFormat, CultureInfo.InvariantCulture);

    private sealed record SignatureDate(string Text, DateTimeOffset Date);
}
