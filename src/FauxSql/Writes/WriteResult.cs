namespace FauxSql.Writes;

/// <summary>What became of intents.</summary>
/// <param name="Failures">The intents that could not be carried out, in their order; none when all was written.</param>
/// <param name="Item">What a single intent returns: the item before or after it; null for none.</param>
internal sealed record WriteResult(IReadOnlyList<WriteFailure> Failures, ReadOnlyMemory<byte>? Item);
