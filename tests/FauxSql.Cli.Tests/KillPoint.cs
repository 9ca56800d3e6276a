namespace FauxSql.Cli.Tests;

/// <summary>Where a run is killed.</summary>
/// <param name="Stage">The stage's place among those of the run.</param>
/// <param name="Request">At which of the stage's requests, from 1; at the last one if there are fewer.</param>
/// <param name="IsAfter">Whether the endpoint carries that request out. The run never gets the answer.</param>
internal sealed record KillPoint(int Stage, int Request, bool IsAfter);
