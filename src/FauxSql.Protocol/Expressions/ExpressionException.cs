namespace FauxSql.Protocol.Expressions;

/// <summary>An expression that cannot be parsed or applied. The message is the one that AWS answers.</summary>
public sealed class ExpressionException : Exception
{
    /// <summary>An exception with AWS's message.</summary>
    /// <param name="message">The message.</param>
    public ExpressionException(string message) : base(message)
    {
    }

    /// <summary>An exception with AWS's message and what caused it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public ExpressionException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>An exception without a message of its own.</summary>
    public ExpressionException()
    {
    }
}
