using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace OrderLambda.Http;

/// <summary>An answer as API Gateway wants it.</summary>
/// <param name="StatusCode">The HTTP status.</param>
/// <param name="Headers">The headers.</param>
/// <param name="Body">The body.</param>
internal sealed record HttpApiAnswer(int StatusCode, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public static HttpApiAnswer Of<T>(int status, T value, JsonTypeInfo<T> type) => new(status, Typed("application/json"), JsonSerializer.Serialize(value, type));

    /// <summary>A problem, in the form of https://www.rfc-editor.org/rfc/rfc9457.</summary>
    public static HttpApiAnswer Refused(int status, string title, string detail) =>
        new(status, Typed("application/problem+json"), JsonSerializer.Serialize(new Problem(title, status, detail), LambdaJson.Default.Problem));

    private static Dictionary<string, string> Typed(string type) => new(StringComparer.Ordinal) { ["content-type"] = type };
}
