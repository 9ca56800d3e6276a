using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>An item after an update.</summary>
/// <param name="ItemJson">The item.</param>
/// <param name="SizeChange">By how many bytes its size differs from that before, as DynamoDB counts it.</param>
/// <param name="Changed">The attributes acted on and their values now, <see langword="null"/> for those that are gone.</param>
public sealed record UpdateResult(byte[] ItemJson, int SizeChange, IReadOnlyDictionary<string, AttributeValue?> Changed);
