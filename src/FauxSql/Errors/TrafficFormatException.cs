namespace FauxSql.Errors;

/// <summary>A traffic file that is damaged, of a newer version, or no traffic file. A retry does not help; what stands before the line is whole.</summary>
public sealed class TrafficFormatException : FauxSqlException
{
    internal TrafficFormatException(string path, int line, string problem, Exception? innerException = null)
        : base($"{path}, line {line}: {problem}", innerException) => (Path, Line) = (path, line);

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The line, counted from 1.</summary>
    public int Line { get; }
}
