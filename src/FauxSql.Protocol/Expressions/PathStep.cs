namespace FauxSql.Protocol.Expressions;

/// <summary>One step of a <see cref="DocumentPath"/>: the name of a map's entry, or a position in a list.</summary>
/// <param name="Name">The name, or <see langword="null"/> for a position.</param>
/// <param name="Index">The position, counted from 0; 0 for a name.</param>
public readonly record struct PathStep(string? Name, int Index)
{
    /// <summary>The step to an entry of a map.</summary>
    /// <param name="name">The entry's name.</param>
    public static PathStep Of(string name) => new(name, 0);

    /// <summary>The step to an element of a list.</summary>
    /// <param name="index">The position, counted from 0.</param>
    public static PathStep Of(int index) => new(null, index);
}
