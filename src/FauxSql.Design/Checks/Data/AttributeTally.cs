using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Data;

/// <summary>What was met of one attribute of the model.</summary>
internal sealed class AttributeTally(AttributeSchema attribute)
{
    private readonly SortedSet<AttributeKind> _kinds = [];
    private int _longest;

    public AttributeSchema Attribute => attribute;

    public Occurrences Missing { get; } = new();

    public Occurrences Wrong { get; } = new();

    public Occurrences TooLong { get; } = new();

    public int Longest => _longest;

    public IEnumerable<AttributeKind> Kinds => _kinds;

    public void Add(AttributeValue? value, string item)
    {
        if (value is null || (value.Kind == AttributeKind.Null && !attribute.IsRequired))
        {
            // What is computed is never read back, so that items from before may lack it.
            if (attribute.IsRequired && attribute.DerivedFrom.Count == 0)
                Missing.Add(item);
        }
        else if (value.Kind != attribute.Kind)
        {
            _kinds.Add(value.Kind);
            Wrong.Add(item);
        }
        else if (attribute.Embedded?.Max is { } max && CountOf(value) is var count && count > max)
        {
            _longest = Math.Max(_longest, count);
            TooLong.Add(item);
        }
    }

    private static int CountOf(AttributeValue value) => value switch
    {
        AttributeValue.List list => list.Elements.Length,
        AttributeValue.Map map => map.Entries.Count,
        AttributeValue.StringSet set => set.Elements.Length,
        AttributeValue.NumberSet set => set.Elements.Length,
        AttributeValue.BinarySet set => set.Elements.Length,
        _ => 0,
    };
}
