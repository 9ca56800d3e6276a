namespace FauxSql.Transfer.Scaffolding;

/// <summary>A model that is to be written as C#, and why it is as it is.</summary>
/// <param name="Name">The namespace, and the name of the database class without <c>Db</c>.</param>
/// <param name="Entities">The entities, in alphabetical order.</param>
/// <param name="Decisions">What was decided, in the order of the sources.</param>
public sealed record ModelDraft(string Name, IReadOnlyList<EntityDraft> Entities, IReadOnlyList<Decision> Decisions);
