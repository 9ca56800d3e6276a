using System.Collections.Immutable;

namespace FauxSql.Protocol.Values;

/// <summary>AWS's words for a set that is refused.</summary>
/// <param name="Empty">When it has no element.</param>
/// <param name="Duplicates">When it has an element twice.</param>
internal sealed record SetErrors<T>(string Empty, Func<ImmutableArray<T>, string> Duplicates);
