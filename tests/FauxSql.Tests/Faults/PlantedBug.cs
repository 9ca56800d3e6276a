namespace FauxSql.Tests.Faults;

/// <summary>What may be wrong with a <see cref="BuggyBackend"/>.</summary>
public enum PlantedBug
{
    /// <summary>Transactions do not claim unique values.</summary>
    DroppedClaims,

    /// <summary>Transactions lose their last write.</summary>
    TornTransactions,

    /// <summary>Some updates are sent twice.</summary>
    DoubledUpdates,

    /// <summary>Every write is sent again when its answer was lost.</summary>
    BlindRetries,

    /// <summary>Some batches lose an entry.</summary>
    LostEntries,

    /// <summary>Conditions are ignored.</summary>
    IgnoredConditions,

    /// <summary>Some pages lack their last item.</summary>
    LostRows,

    /// <summary>Links are written without looking at their ends, and references without looking at what they name.</summary>
    UncheckedEnds,

    /// <summary>Deletions ignore their conditions.</summary>
    UnconditionalDeletions,
}
