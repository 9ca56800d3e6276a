namespace FauxSql.Design.Checks.Phases;

/// <summary>An objective of a phase of modelling.</summary>
/// <param name="Title">What is to be reached.</param>
/// <param name="Status">Whether it is.</param>
/// <param name="Evidence">What shows it, or what is missing; one sentence each.</param>
public sealed record Objective(string Title, ObjectiveStatus Status, IReadOnlyList<string> Evidence);
