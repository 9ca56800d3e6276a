using System.ComponentModel;
using System.Text;
using FauxSql.Protocol.Values;

namespace FauxSql.Codecs;

/// <summary>What the attributes of an entity look like in items as they are sent, and which of them mostly follows which. Used by generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class PlainAttributes
{
    private readonly byte[][] _names;
    private readonly byte[][] _starts;

    // By the attribute before; the last is for the first attribute of an item. Written by whoever finds another order: a wrong guess costs time and nothing else.
    private readonly int[] _next;

    /// <summary>The attributes of an entity.</summary>
    /// <param name="partition">Which of them is the partition key.</param>
    /// <param name="sort">Which of them is the sort key; -1 for none.</param>
    /// <param name="attributes">Their names and the types that they are stored as.</param>
    public PlainAttributes(int partition, int sort, params ReadOnlySpan<(string Name, AttributeKind Kind)> attributes)
    {
        (Partition, Sort) = (partition, sort);
        (_names, _starts, _next) = (new byte[attributes.Length][], new byte[attributes.Length][], new int[attributes.Length + 1]);
        for (var i = 0; i < attributes.Length; i++)
        {
            var (name, kind) = attributes[i];
            _names[i] = Encoding.UTF8.GetBytes($"\"{name}\":");
            _starts[i] = IsText(kind) ? Encoding.UTF8.GetBytes($"\"{name}\":{{\"{kind.ToCode()}\":\"") : _names[i];
            _next[i] = (i + 1) % attributes.Length;
        }
    }

    internal int Partition { get; }

    internal int Sort { get; }

    /// <summary>Which attribute some JSON begins with, or -1.</summary>
    /// <param name="json">The JSON, of which an attribute's name is next.</param>
    /// <param name="previous">The attribute before, or -1.</param>
    /// <param name="name">The length of the name, its colon included.</param>
    /// <param name="start">The length of the name and of what opens a text of the attribute's type, or 0 when there is none.</param>
    internal int Find(ReadOnlySpan<byte> json, int previous, out int name, out int start)
    {
        (name, start) = (0, 0);
        var before = previous < 0 ? _names.Length : previous;
        if (_names.Length > 0 && json.StartsWith(_starts[_next[before]]))
            return Found(_next[before], isStart: true, out name, out start);
        for (var i = 0; i < _names.Length; i++)
        {
            if (json.StartsWith(_names[i]))
                return Found(_next[before] = i, json.StartsWith(_starts[i]), out name, out start);
        }

        return -1;
    }

    private int Found(int attribute, bool isStart, out int name, out int start)
    {
        name = _names[attribute].Length;
        start = isStart && _starts[attribute].Length > name ? _starts[attribute].Length : 0;
        return attribute;
    }

    private static bool IsText(AttributeKind kind) => kind is AttributeKind.String or AttributeKind.Number or AttributeKind.Binary;
}
