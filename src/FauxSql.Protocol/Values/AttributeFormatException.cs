namespace FauxSql.Protocol.Values;

/// <summary>JSON that is not an attribute value. The message is the one that AWS answers.</summary>
public sealed class AttributeFormatException : FormatException
{
    /// <summary>An exception with AWS's message.</summary>
    /// <param name="message">The message.</param>
    public AttributeFormatException(string message) : base(message)
    {
    }

    /// <summary>An exception with AWS's message and what caused it.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public AttributeFormatException(string message, Exception innerException) : base(message, innerException)
    {
    }

    /// <summary>An exception without a message of its own.</summary>
    public AttributeFormatException()
    {
    }
}
