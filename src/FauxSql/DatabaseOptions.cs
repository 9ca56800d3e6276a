using FauxSql.Backends;
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

    /// <summary>The clock by which operations are measured, deadlines pass, retries wait and warnings are kept from repeating; the system's by default.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// How long a step of an operation may take, which is what is sent together and all that is waited for it, retries included: 30 seconds by default, and
    /// <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> is without end. A query of many pages has this time for each, a batch for each request. What had no answer by then is a
    /// <see cref="Errors.DeadlineException"/>; what the service refused to the end has the exception of the refusal.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not more than nothing.</exception>
    public TimeSpan Timeout
    {
        get;
        init => field = value > TimeSpan.Zero || value == System.Threading.Timeout.InfiniteTimeSpan
            ? value
            : throw new ArgumentOutOfRangeException(nameof(value), value, "An operation needs some time.");
    } = TimeSpan.FromSeconds(30);

    /// <summary>How often and after how long requests are sent again; of no effect on a backend that is a <see cref="RetryingBackend"/> already.</summary>
    public RetryOptions Retries { get; init; } = new();

    /// <summary>
    /// Lets <see cref="DynamoDatabase.EnsureTablesAsync"/> create tables at an endpoint that is not local, such as that of an account for trials; not by default, because there <c>fauxsql apply</c> or infrastructure
    /// makes them. They are made without backups, alarms and protection against deletion.
    /// </summary>
    public bool MayCreateRemoteTables { get; init; }
}
