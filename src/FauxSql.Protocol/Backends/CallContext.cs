namespace FauxSql.Protocol.Backends;

/// <summary>What decorators may know of the call that a request belongs to. None of it changes what is sent.</summary>
public sealed record CallContext
{
    /// <summary>A context that says nothing.</summary>
    public static CallContext None { get; } = new();

    /// <summary>
    /// The number of the wave, unique in the process: requests with one number are sent together and cost one round trip.
    /// Zero means "a wave of its own".
    /// </summary>
    public long Wave { get; init; }

    /// <summary>The entity asked for, or <see langword="null"/>.</summary>
    public string? Entity { get; init; }

    /// <summary>The access pattern being run, or <see langword="null"/>.</summary>
    public string? Pattern { get; init; }

    /// <summary>
    /// When the caller stops waiting, or <see langword="null"/> for never. What sends requests to elsewhere gives them no more time than is left, and nothing waits
    /// past it.
    /// </summary>
    public DateTimeOffset? Deadline { get; init; }

    /// <summary>Which attempt it is, counted from 1.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>Whether sending the request a second time has the effect of sending it once.</summary>
    public bool IsRetrySafe { get; init; }
}
