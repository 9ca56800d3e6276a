namespace FauxSql.Design.Documents;

/// <summary>Why pages cannot be written.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">What is wrong and what to do.</param>
public sealed record DocumentProblem(string File, int Line, string Message)
{
    /// <summary>The file, the line and the message, as compilers print them.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{File}({Line}): {Message}");
}
