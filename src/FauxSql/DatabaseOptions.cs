using FauxSql.Telemetry;

namespace FauxSql;

/// <summary>What may be different from one application to another, whatever the model.</summary>
public sealed record DatabaseOptions
{
    /// <summary>How the cursors of pages are protected where they leave the application; <see cref="CursorProtection.None"/> by default.</summary>
    public CursorProtection Cursors { get; init; } = CursorProtection.None;

    /// <summary>
    /// Is told what an operator may want to know, such as throttling and filters that discard what they read; nothing by default. It is called by the
    /// operation that it happens to, on any thread and also at the same time, so that it should be quick; what it throws is ignored.
    /// </summary>
    public Action<DatabaseEvent>? OnEvent { get; init; }

    /// <summary>After how long an operation is told of as <see cref="DatabaseEventKind.SlowOperation"/>; <see langword="null"/>, the default, is never.</summary>
    public TimeSpan? SlowAfter { get; init; }

    /// <summary>The clock by which operations are measured and warnings are kept from repeating; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
