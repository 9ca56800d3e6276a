using System.Text;

namespace FauxSql.Errors;

/// <summary>An answer that is not DynamoDB's: something else answers at the endpoint's address. A write may have happened nevertheless.</summary>
public sealed class UnexpectedAnswerException : FauxSqlException
{
    private const int Shown = 200;

    internal UnexpectedAnswerException(string operation, int status, ReadOnlySpan<byte> body, Exception? innerException = null)
        : base($"{operation}: the answer (status {status}) is not DynamoDB's. Check the endpoint's address. It begins: {Begin(body)}", innerException)
    {
        Operation = operation;
        Status = status;
    }

    /// <summary>The operation, such as <c>Query</c>.</summary>
    public string Operation { get; }

    /// <summary>The answer's HTTP status.</summary>
    public int Status { get; }

    // An object may be an answer after all, cut off or strange, with values that are not for everybody's eyes.
    private static string Begin(ReadOnlySpan<byte> body) => body.TrimStart(" \t\r\n"u8) switch
    {
        [] => "(empty)",
        [(byte)'{', ..] => $"{{… ({body.Length} bytes of JSON)",
        _ => Encoding.UTF8.GetString(body[..Math.Min(Shown, body.Length)]),
    };
}
