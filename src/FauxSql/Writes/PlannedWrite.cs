namespace FauxSql.Writes;

/// <summary>What a write means, and what it results in.</summary>
/// <param name="Intent">What it means.</param>
/// <param name="ResultOf">Its result, from the item that the store returns.</param>
internal readonly record struct PlannedWrite<T>(WriteIntent Intent, Func<ReadOnlyMemory<byte>?, T> ResultOf);
