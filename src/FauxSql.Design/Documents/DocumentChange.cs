namespace FauxSql.Design.Documents;

/// <summary>A file that is to be written or deleted.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Before">What it holds now, or <see langword="null"/> when it is not there.</param>
/// <param name="After">What it is to hold, or <see langword="null"/> when it is to go.</param>
public sealed record DocumentChange(string File, string? Before, string? After);
