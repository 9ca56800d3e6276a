using System.Globalization;
using FauxSql.Transfer.Relational;

namespace FauxSql.Transfer.Documents;

/// <summary>What cannot be understood, in all files, so that it can be put right at once.</summary>
internal sealed class DocumentProblems
{
    private readonly List<string> _problems = [];

    public void Add(string file, int line, string message) => _problems.Add(Text(file, line, message));

    /// <summary>A problem with its place.</summary>
    public static string Text(string file, int line, string message) => string.Create(CultureInfo.InvariantCulture, $"{file}({line}): {message}");

    /// <exception cref="SourceException">There are some.</exception>
    public void Throw()
    {
        if (_problems.Count > 0)
            throw new SourceException(string.Join('\n', _problems));
    }
}
