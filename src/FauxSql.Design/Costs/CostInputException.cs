using System.Globalization;

namespace FauxSql.Design.Costs;

/// <summary>A file of traffic, sizes, prices or latencies that cannot be used. The message says where and what to do, for a person to read.</summary>
/// <param name="file">The file, as the user named it.</param>
/// <param name="line">The line, counted from 1, or <see langword="null"/> where no line is at fault.</param>
/// <param name="problem">What is wrong, and what to do.</param>
/// <param name="innerException">What it was noticed by.</param>
public sealed class CostInputException(string file, int? line, string problem, Exception? innerException = null)
    : Exception(line is { } number ? string.Create(CultureInfo.InvariantCulture, $"{file}, line {number}: {problem}") : $"{file}: {problem}", innerException)
{
    /// <summary>The file, as the user named it.</summary>
    public string File { get; } = file;

    /// <summary>The line, counted from 1, or <see langword="null"/> where no line is at fault.</summary>
    public int? Line { get; } = line;
}
