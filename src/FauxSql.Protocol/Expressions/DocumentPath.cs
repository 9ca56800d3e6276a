using System.Collections.Immutable;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// The place of a value within an item, such as <c>Address.Lines[0]</c>: an attribute name, then names and list positions.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.Attributes.html
/// </summary>
public sealed partial class DocumentPath : IEquatable<DocumentPath>
{
    /// <summary>A path of the given steps; the first is a name.</summary>
    /// <param name="steps">The steps, outermost first, at least one.</param>
    public DocumentPath(ImmutableArray<PathStep> steps) => Steps = steps;

    /// <summary>The path of a top-level attribute.</summary>
    /// <param name="attribute">The attribute's name, as stored.</param>
    public DocumentPath(string attribute) : this([PathStep.Of(attribute)])
    {
    }

    /// <summary>The steps, outermost first, at least one, the first a name.</summary>
    public ImmutableArray<PathStep> Steps { get; }

    /// <summary>The top-level attribute that the path begins with.</summary>
    public string Attribute => Steps[0].Name!;

    /// <summary>Whether the path is a whole top-level attribute.</summary>
    public bool IsAttribute => Steps.Length == 1;

    /// <summary>The path of an entry of the map at this path.</summary>
    /// <param name="name">The entry's name.</param>
    public DocumentPath Then(string name) => new(Steps.Add(PathStep.Of(name)));

    /// <summary>The path of an element of the list at this path.</summary>
    /// <param name="index">The element's position, counted from 0.</param>
    public DocumentPath Then(int index) => new(Steps.Add(PathStep.Of(index)));

    /// <inheritdoc/>
    public bool Equals(DocumentPath? other) => other is not null && Steps.AsSpan().SequenceEqual(other.Steps.AsSpan());

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as DocumentPath);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var step in Steps)
            hash.Add(step);
        return hash.ToHashCode();
    }

    /// <summary>The path as it would be written without name placeholders: <c>Address.Lines[0]</c>.</summary>
    public override string ToString() =>
        string.Concat(Steps.Select((step, position) => step.Name is null ? $"[{step.Index}]" : position == 0 ? step.Name : "." + step.Name));
}
