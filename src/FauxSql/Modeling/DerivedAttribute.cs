namespace FauxSql.Modeling;

/// <summary>
/// A computed property that is stored, so that it can be a key of an index, unique, or asked for in conditions. Every write of a whole item
/// writes it; it is never read back. An update cannot set it, nor what it is derived from: <c>SaveAsync</c> changes both.
/// </summary>
/// <param name="from">The names of the stored properties that it is computed from, at least one, none of them derived or the version.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class DerivedAttribute(params string[] from) : Attribute
{
    /// <summary>The names of the properties that it is computed from.</summary>
    public IReadOnlyList<string> From { get; } = from;
}
