using FauxSql.Evolution.Steps;

namespace FauxSql.Evolution.Ledgers;

/// <summary>A step as a run set out to do it.</summary>
/// <param name="Checksum">Which step.</param>
/// <param name="Kind">The name of its type.</param>
/// <param name="Subject">What it changes.</param>
internal sealed record PlannedStep(string Checksum, string Kind, string Subject)
{
    public static PlannedStep Of(ChangeStep step) => new(step.Checksum, step.GetType().Name, step.Subject);

    /// <summary>Whether a step is this one, or what is left of it after an interruption.</summary>
    public bool Covers(ChangeStep step) => Checksum == step.Checksum || (step is AwaitIndex && Kind == nameof(CreateIndex) && Subject == step.Subject);
}
