namespace FauxSql.Engine;

/// <summary>
/// A data file cannot be opened: it is not one of ours, a newer version wrote it, another process has it open, or it cannot be read or
/// written. The file was left as it was. A retry helps only when the other process lets go of it.
/// </summary>
public sealed class DatabaseFileException : Exception
{
    /// <summary>Without details.</summary>
    public DatabaseFileException() : this("The data file cannot be opened.")
    {
    }

    /// <summary>With a message that says what to do.</summary>
    /// <param name="message">The message.</param>
    public DatabaseFileException(string message) : base(message)
    {
    }

    /// <summary>With a message that says what to do, and the cause.</summary>
    /// <param name="message">The message.</param>
    /// <param name="innerException">The cause.</param>
    public DatabaseFileException(string message, Exception innerException) : base(message, innerException)
    {
    }
}
