namespace FauxSql.Transfer.Scaffolding;

/// <summary>A rule that does not apply.</summary>
/// <param name="Rule">Its id, such as <c>FXS205</c>.</param>
/// <param name="Because">The reason, or <see langword="null"/>.</param>
/// <param name="Target">What it does not apply to, where that is not what it stands on.</param>
public sealed record SuppressionDraft(string Rule, string? Because, string? Target = null);
