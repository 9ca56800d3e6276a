using FauxSql.Generator.Model;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Generator.Emitting;

// How values are stored, for tools that store them without the generated codecs.
internal sealed class ValueSchemaBuilder(IEnumerable<TypeModel> nested)
{
    private static readonly Dictionary<string, ValueForm> Forms = new()
    {
        ["decimal"] = ValueForm.Decimal,
        ["double"] = ValueForm.Double,
        ["float"] = ValueForm.Single,
        ["global::System.Guid"] = ValueForm.Guid,
        ["global::System.DateTime"] = ValueForm.Instant,
        ["global::System.DateTimeOffset"] = ValueForm.Instant,
        ["global::System.DateOnly"] = ValueForm.Date,
        ["global::System.TimeOnly"] = ValueForm.Time,
        ["global::System.TimeSpan"] = ValueForm.Duration,
    };

    private readonly Dictionary<string, TypeModel> _nested = nested.ToDictionary(type => type.Prefix + type.SiblingName);
    private readonly HashSet<string> _open = [];

    // A name that the enum does not have is kept as it is stored, so that any text may be there.
    public ValueSchema Of(PropertyModel property) =>
        property.Role.HasFlag(AttributeRole.TimeToLive) ? new ValueSchema(ValueForm.EpochSeconds)
        : property.KeepsUnknownNames ? new ValueSchema(ValueForm.Text)
        : Of(property.Value);

    private ValueSchema Of(ValueModel value) => value switch
    {
        { Stored: { } stored } => Of(stored),
        { Nested: { } name } => OfNested(name),
        { Element: { } element } => new ValueSchema(FormOf(value.Kind)) { Element = Of(element), HasNulls = value.HasNulls },
        { Kind: AttributeKind.Boolean } => new ValueSchema(ValueForm.Boolean),
        { Kind: AttributeKind.Binary } => new ValueSchema(ValueForm.Bytes),
        { Names.Count: > 0 } => new ValueSchema(ValueForm.Name) { Names = value.Names, IsFlags = value.IsFlags },
        _ when Forms.TryGetValue(value.Type, out var form) => new ValueSchema(form) { Digits = form == ValueForm.Instant ? value.Digits : null },
        { Kind: AttributeKind.Number } => new ValueSchema(ValueForm.Integer) { Type = value.Type },
        _ => new ValueSchema(ValueForm.Text),
    };

    private ValueSchema OfNested(string name)
    {
        var schema = new ValueSchema(ValueForm.Record) { Type = name.Replace("global::", "").Replace("@", "") };
        if (!_nested.TryGetValue(name, out var type) || !_open.Add(name))
            return schema;
        var members = type.Properties.Select(property => new MemberSchema(property.Attribute, Of(property), !property.IsNullable && property.Value.Empty is null)).ToValueList();
        _open.Remove(name);
        return schema with { Members = members };
    }

    private static ValueForm FormOf(AttributeKind kind) => kind switch
    {
        AttributeKind.List => ValueForm.List,
        AttributeKind.Map => ValueForm.Map,
        _ => ValueForm.Set,
    };
}
