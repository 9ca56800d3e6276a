namespace FauxSql.Design.Checks.Phases;

/// <summary>A phase of modelling, as far as the model has come.</summary>
/// <param name="Number">1 to 3.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Objectives">What is to be reached by its end.</param>
public sealed record Phase(int Number, string Title, IReadOnlyList<Objective> Objectives);
