namespace FauxSql.Tooling.Hosting;

/// <summary>An item as the model's code writes it: one for each that was asked for, in the same order.</summary>
/// <param name="Item">The item, or <see langword="null"/> where the code does not take it.</param>
/// <param name="Problem">Why not.</param>
public sealed record RewrittenReport(byte[]? Item, string? Problem) : HostMessage;
