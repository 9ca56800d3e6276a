namespace FauxSql.Errors;

/// <summary>A stored value that does not fit the C# type it is read into. A retry does not help.</summary>
public sealed class AttributeMismatchException : FauxSqlException
{
    /// <summary>An exception that says what was expected and what was found.</summary>
    /// <param name="expected">What was expected, such as <c>a number within Int32</c>.</param>
    /// <param name="found">What was found.</param>
    /// <param name="innerException">The cause, or <see langword="null"/>.</param>
    public AttributeMismatchException(string expected, string found, Exception? innerException = null) : base($"expected {expected}, found {found}", innerException)
    {
        Expected = expected;
        Found = found;
    }

    /// <summary>What was expected.</summary>
    public string Expected { get; }

    /// <summary>What was found.</summary>
    public string Found { get; }
}
