namespace FauxSql.Protocol.Expressions;

/// <summary>
/// Reads the expressions of requests, in linear time. Its counterpart is <see cref="ExpressionPrinter"/>.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
/// </summary>
public static class ExpressionParser
{
    /// <summary>Reads a condition, a filter or a key condition.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The request's placeholders.</param>
    /// <param name="expressionKind">The parameter's name, for messages.</param>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public static Condition ParseCondition(string text, ExpressionNames names, string expressionKind = "ConditionExpression") =>
        new ConditionReader(new ExpressionReader(text, names, expressionKind)).ReadAll();

    /// <summary>Reads an update.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The request's placeholders.</param>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public static UpdateExpression ParseUpdate(string text, ExpressionNames names) =>
        new UpdateReader(new ExpressionReader(text, names, "UpdateExpression")).ReadAll();

    /// <summary>Reads a projection.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The request's placeholders.</param>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public static ProjectionExpression ParseProjection(string text, ExpressionNames names)
    {
        var reader = new ExpressionReader(text, names, "ProjectionExpression");
        var paths = reader.ReadList(() => reader.ReadPath((rank, problem) => reader.Problems.Add(rank, problem!)));
        PathOverlap.Check(paths, reader.Problems);
        reader.ExpectEnd();
        return new ProjectionExpression(paths);
    }
}
