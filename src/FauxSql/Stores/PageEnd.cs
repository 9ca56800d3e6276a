namespace FauxSql.Stores;

/// <summary>What an answer says of a page of items, beside the items themselves.</summary>
/// <param name="LastKey">The key that the page ended at, or <see langword="null"/> for the last page.</param>
/// <param name="Count">How many items met the conditions.</param>
/// <param name="Evaluated">How many were read to find them.</param>
internal readonly record struct PageEnd(ReadOnlyMemory<byte>? LastKey, int Count, int Evaluated);
