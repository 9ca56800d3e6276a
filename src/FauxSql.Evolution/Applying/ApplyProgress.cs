using FauxSql.Evolution.Steps;

namespace FauxSql.Evolution.Applying;

/// <summary>How far a run is.</summary>
/// <param name="Number">The number of the step, from 1; 0 before the first.</param>
/// <param name="Count">How many steps there are.</param>
/// <param name="Step">The step, or <see langword="null"/> before the first.</param>
/// <param name="Items">How many items the step has read.</param>
/// <param name="Of">How many items there are, about, or <see langword="null"/> when the step is not about items.</param>
/// <param name="Note">What else there is to say: who is waited for, why the service throttles, or that the lease could not be given back.</param>
public sealed record ApplyProgress(int Number, int Count, ChangeStep? Step, long Items, long? Of, string? Note);
