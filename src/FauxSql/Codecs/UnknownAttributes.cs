using System.ComponentModel;
using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

/// <summary>
/// What a stored value held that the model does not know, so that it survives being written again. Used by generated code; immutable, with
/// value equality.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class UnknownAttributes : IEquatable<UnknownAttributes>
{
    private readonly (string Name, AttributeValue Value)[] _entries;

    private UnknownAttributes((string Name, AttributeValue Value)[] entries) => _entries = entries;

    /// <summary>Adds an attribute.</summary>
    /// <param name="unknown">What is known to be unknown so far, or <see langword="null"/>.</param>
    /// <param name="name">The attribute's name.</param>
    /// <param name="reader">Stands on the value's opening brace, and is left on its closing one.</param>
    public static UnknownAttributes Add(UnknownAttributes? unknown, string name, ref Utf8JsonReader reader) =>
        new([.. unknown?._entries ?? [], (name, AttributeValue.Read(ref reader))]);

    /// <summary>Writes the attributes, but for those named.</summary>
    /// <param name="writer">Stands within the object of the attributes.</param>
    /// <param name="except">Names that are not written.</param>
    public void WriteTo(Utf8JsonWriter writer, params ReadOnlySpan<string> except)
    {
        foreach (var (name, value) in _entries)
        {
            if (except.Contains(name))
                continue;
            writer.WritePropertyName(name);
            value.WriteTo(writer);
        }
    }

    /// <summary>Writes one attribute if it is here.</summary>
    /// <param name="writer">Stands within the object of the attributes.</param>
    /// <param name="name">The attribute's name.</param>
    public bool TryWrite(Utf8JsonWriter writer, string name)
    {
        foreach (var entry in _entries)
        {
            if (entry.Name != name)
                continue;
            writer.WritePropertyName(name);
            entry.Value.WriteTo(writer);
            return true;
        }

        return false;
    }

    /// <inheritdoc/>
    public bool Equals(UnknownAttributes? other) =>
        other is not null && other._entries.Length == _entries.Length && _entries.All(other._entries.Contains);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as UnknownAttributes);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Length;
}
