namespace FauxSql.Protocol.Expressions;

/// <summary>An item after an update.</summary>
/// <param name="ItemJson">The item.</param>
public sealed record UpdateResult(byte[] ItemJson);
