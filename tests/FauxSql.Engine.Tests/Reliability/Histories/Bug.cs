namespace FauxSql.Engine.Tests.Reliability.Histories;

/// <summary>What may be wrong with a <see cref="FaultyBackend"/>.</summary>
public enum Bug
{
    /// <summary>The writes of a transaction are done one by one: isolation is off.</summary>
    TornWrites,

    /// <summary>The reads of a transaction are done one by one.</summary>
    TornReads,

    /// <summary>One write is sent twice.</summary>
    DoubledRetry,

    /// <summary>One write is acknowledged and not done.</summary>
    LostWrite,

    /// <summary>Some consistent reads see an old list.</summary>
    StaleReads,
}
