using System.Text;
using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// How large values can be, by the bounds in the model: https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/CapacityUnitCalculations.html
internal sealed class SizeReader(IEnumerable<TypeModel> nested)
{
    private const int Number = 21; // 38 digits
    private const int ShortText = 36; // the longest of what is stored as text and is none in C#: a Guid; instants and names of enums are shorter
    private const int Letter = 3; // UTF-8 bytes of a UTF-16 unit at most
    private const int Collection = 3;
    private const int Entry = 1;

    private static readonly SizeSchema Unknown = new(0, 1, []);

    private readonly Dictionary<string, TypeModel> _nested = nested.ToDictionary(type => type.Prefix + type.SiblingName);
    private readonly HashSet<string> _open = [];

    public SizeSchema Of(PropertyModel property) => Of(property.Value, property.Embedded?.Max ?? property.MaxLength, property.Embedded is not null, property.Name);

    private SizeSchema Of(ValueModel value, int? max, bool isEmbedded, string path) => value switch
    {
        { IsConverted: true } => value.Kind is AttributeKind.Number or AttributeKind.Boolean ? new SizeSchema(Number, 0, []) : Unknown,
        { IsString: true } or { Kind: AttributeKind.Binary } => max is { } length ? new SizeSchema((long)length * (value.IsString ? Letter : 1), 0, []) : Unknown,
        { Kind: AttributeKind.Boolean } => new SizeSchema(1, 0, []),
        { Kind: AttributeKind.Number } => new SizeSchema(Number, 0, []),
        { Kind: AttributeKind.String } => new SizeSchema(ShortText, 0, []),
        { Nested: { } name } => OfNested(name, path),
        { Element: { } element } => OfCollection(value, element, max, isEmbedded, path),
        _ => Unknown,
    };

    private SizeSchema OfCollection(ValueModel value, ValueModel element, int? max, bool isEmbedded, string path)
    {
        if (max is not { } count)
            return new SizeSchema(Collection, 0, !isEmbedded && value.HasNested ? [path] : []);
        var one = Of(element, null, isEmbedded: true, path);
        var hasNames = value.Kind == AttributeKind.Map;
        return new SizeSchema(Collection + Times(one.Bytes + Entry, count), Times(one.Texts + (hasNames ? 1 : 0), count), one.Unbounded);
    }

    // A type within itself has no depth that the model would bound; it is counted once.
    private SizeSchema OfNested(string name, string path)
    {
        if (!_nested.TryGetValue(name, out var type) || !_open.Add(name))
            return new SizeSchema(Collection, 0, []);
        var parts = type.Properties.Select(property => (property.Attribute, Size: Of(property.Value, property.Embedded?.Max ?? property.MaxLength, property.Embedded is not null, $"{path}.{property.Name}"))).ToList();
        _open.Remove(name);
        return new SizeSchema(
            Collection + parts.Aggregate(0L, (sum, part) => Plus(sum, part.Size.Bytes + Entry + Encoding.UTF8.GetByteCount(part.Attribute))),
            parts.Aggregate(0L, (sum, part) => Plus(sum, part.Size.Texts)),
            parts.SelectMany(part => part.Size.Unbounded).ToValueList());
    }

    // What is larger than any item need not be exact.
    private static long Plus(long one, long other) => Math.Min(one + other, int.MaxValue);

    private static long Times(long one, int count) => Math.Min(Math.Min(one, int.MaxValue) * count, int.MaxValue);
}
