namespace FauxSql.Uniqueness;

/// <summary>What can become of a claim that was looked at.</summary>
internal enum SettlementOutcome
{
    /// <summary>It was right already.</summary>
    Right,

    /// <summary>It was put right, or would have been by a dry run.</summary>
    Mended,

    /// <summary>Two items have the value, or it cannot be claimed.</summary>
    Refused,

    /// <summary>Others changed it each time that it was looked at.</summary>
    Contended,
}
