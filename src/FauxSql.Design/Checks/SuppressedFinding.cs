namespace FauxSql.Design.Checks;

/// <summary>A finding that the model says is right as it is.</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Because">The reason given, or <see langword="null"/> when none is, which is a finding of its own.</param>
public sealed record SuppressedFinding(Finding Finding, string? Because);
