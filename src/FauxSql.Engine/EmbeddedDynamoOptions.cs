namespace FauxSql.Engine;

/// <summary>Settings of an <see cref="EmbeddedDynamo"/>.</summary>
public sealed record EmbeddedDynamoOptions
{
    /// <summary>The clock for creation times and idempotency tokens. The system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The Region named in ARNs. <c>local</c> by default.</summary>
    public string Region { get; init; } = "local";

    /// <summary>
    /// What an acknowledged write in a data file survives. <see cref="Durability.Normal"/> by default: the end of the process. In memory it
    /// says nothing.
    /// </summary>
    public Durability Durability { get; init; } = Durability.Normal;
}
