using FauxSql.Protocol.Values;

namespace FauxSql.Relations;

/// <summary>A link that was read, and whose target is still to be fetched.</summary>
/// <param name="List">What the target becomes part of.</param>
/// <param name="Position">The target's place there.</param>
/// <param name="Key">The target's key, or null where the stored link has none.</param>
internal sealed record Link<TTarget>(LinkedTargets<TTarget> List, int Position, AttributeValue? Key)
    where TTarget : class;
