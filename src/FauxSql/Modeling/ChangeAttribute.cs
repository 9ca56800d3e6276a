namespace FauxSql.Modeling;

/// <summary>Gives an <see cref="ItemChange{TEntity}"/> its place among the changes of its entity. The number and the name of the class stay as they are once it was applied; the newest change of an entity stays in the model.</summary>
/// <param name="version">From 1, and higher than that of every change of the entity before.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ChangeAttribute(int version) : Attribute
{
    /// <summary>The number of the change.</summary>
    public int Version { get; } = version;
}
