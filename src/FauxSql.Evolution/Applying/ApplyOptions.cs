namespace FauxSql.Evolution.Applying;

/// <summary>How a plan is carried out.</summary>
public sealed record ApplyOptions
{
    /// <summary>Who does it, as the ledger and others who want to are told.</summary>
    public required string Who { get; init; }

    /// <summary>The subjects of the destructive steps that are allowed, such as <c>Orders.StatusIndex</c>. All that the plan has must be named, and nothing else.</summary>
    public IReadOnlyCollection<string> Destroy { get; init; } = [];

    /// <summary>
    /// Whether steps that take something away are left for a later run, unless what they take is made anew at once. Versions of the application before the change find what they need until then.
    /// </summary>
    public bool LeavesDestructive { get; init; }

    /// <summary>
    /// Whether tables, indexes and their settings are others' to change, such as a stack of CloudFormation's: only the steps are carried out that come before the first of these, and the rest is left for
    /// a run after they have done it. The run is done when no step is left.
    /// </summary>
    public bool IsDataOnly { get; init; }

    /// <summary>
    /// Whether no version of the application runs any more that does not know of the change. Without it, a plan with a step that needs it is refused, but at local endpoints.
    /// </summary>
    public bool AreOldVersionsGone { get; init; }

    /// <summary>The project's code, which some steps need, or <see langword="null"/>: a plan with such a step is refused then.</summary>
    public IItemCode? Code { get; init; }

    /// <summary>The <see cref="Planning.SchemaPlan.Id"/> of the plan that somebody looked at, or <see langword="null"/> for the one that is given. Any other is refused, unless it is what is left of that one.</summary>
    public string? Plan { get; init; }

    /// <summary>The way back whose plan this is, or <see langword="null"/>. Its indexes and empty tables may go without being named in <see cref="Destroy"/>.</summary>
    public Planning.Rollback? Undoes { get; init; }

    /// <summary>How many write capacity units a second are used at most for changes of items, or <see langword="null"/> for what the tables take.</summary>
    public double? MaxWriteUnits { get; init; }

    /// <summary>Whether to wait for another run to end, instead of refusing. The default is to refuse.</summary>
    public bool IsPatient { get; init; }

    /// <summary>
    /// Is given what a table holds that is dropped next: its entities as they were last applied, with the table's full name, in a model of their own. If it fails, so does the run, and the table stays. Writes
    /// that come after it are in the table's backup alone. <see langword="null"/>, the default, relies on that backup for everything.
    /// </summary>
    public Func<Schema.DatabaseSchema, CancellationToken, Task>? BeforeDrop { get; init; }

    /// <summary>How long others wait for a run that died before they take its place. 10 seconds by default.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
