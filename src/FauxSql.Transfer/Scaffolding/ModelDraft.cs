namespace FauxSql.Transfer.Scaffolding;

/// <summary>A model that is to be written as C#, and why it is as it is.</summary>
/// <param name="Name">The namespace.</param>
/// <param name="Entities">The entities, in alphabetical order.</param>
/// <param name="Decisions">What was decided, in the order of the sources.</param>
public sealed record ModelDraft(string Name, IReadOnlyList<EntityDraft> Entities, IReadOnlyList<Decision> Decisions)
{
    /// <summary>The name of the database class; by default the namespace with <c>Db</c>.</summary>
    public string Database { get; init; } = Name + "Db";

    /// <summary>The enums and records that properties hold.</summary>
    public IReadOnlyList<TypeDraft> Types { get; init; } = [];

    /// <summary>The rules that do not apply to the model, or to something in it that is no entity.</summary>
    public IReadOnlyList<SuppressionDraft> Suppressions { get; init; } = [];
}
