namespace FauxSql.Schema;

/// <summary>A rule of <c>fauxsql check</c> or of the analyzers that does not apply somewhere, as a <c>[SuppressMessage]</c> says.</summary>
/// <param name="Rule">The rule's id, such as <c>FXS205</c>.</param>
/// <param name="Target">
/// Where it does not apply: the full name of an entity or subtype, <c>Shop.Order</c>, of one of their properties, <c>Shop.Order.Total</c>, of a method that
/// is an access pattern, or nothing for the whole model.
/// </param>
/// <param name="Because">The reason, or <see langword="null"/> when none is given.</param>
public sealed record SuppressionSchema(string Rule, string Target, string? Because);
