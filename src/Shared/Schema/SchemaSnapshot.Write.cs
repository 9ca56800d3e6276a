using System.Globalization;
using System.Text;

namespace FauxSql.Schema;

/// <summary>A schema as JSON: what the generator embeds in the user's assembly and tools read from it.</summary>
public static partial class SchemaSnapshot
{
    internal const int Format = 1;

    /// <summary>Writes a schema, on one line.</summary>
    /// <param name="schema">The schema.</param>
    // By hand, because the generator runs where System.Text.Json is not.
    public static string Write(DatabaseSchema schema)
    {
        var json = new StringBuilder();
        json.Append("{\"format\":").Append(Format.ToString(CultureInfo.InvariantCulture));
        Text(json, ",\"name\":", schema.Name);
        List(json, ",\"entities\":", schema.Entities, Entity);
        List(json, ",\"patterns\":", schema.Patterns, Pattern);
        if (schema.Types.Count > 0)
            List(json, ",\"types\":", schema.Types, Type);
        if (schema.Suppressions.Count > 0)
            List(json, ",\"suppressions\":", schema.Suppressions, Suppression);
        return json.Append('}').ToString();
    }

    private static void Type(StringBuilder json, TypeSchema type)
    {
        Text(json, "{\"name\":", type.Name);
        Text(json, ",\"clrType\":", type.ClrType);
        List(json, ",\"members\":", type.Members, Quote);
        List(json, ",\"attributes\":", type.Attributes, Attribute);
        json.Append('}');
    }

    private static void Entity(StringBuilder json, EntitySchema entity)
    {
        Text(json, "{\"name\":", entity.Name);
        Text(json, ",\"clrType\":", entity.ClrType);
        Text(json, ",\"table\":", entity.TableName);
        Key(json, entity.Key);
        List(json, ",\"attributes\":", entity.Attributes, Attribute);
        List(json, ",\"indexes\":", entity.Indexes, Index);
        List(json, ",\"references\":", entity.References, Reference);
        List(json, ",\"relations\":", entity.Relations, Relation);
        List(json, ",\"patterns\":", entity.Patterns, Pattern);
        if (entity.Discriminator is { } discriminator)
        {
            Text(json, ",\"discriminator\":{\"attribute\":", discriminator.Attribute);
            List(json, ",\"subtypes\":", discriminator.Subtypes, Subtype);
            json.Append('}');
        }

        if (entity.Billing is { } billing)
        {
            json.Append(",\"billing\":{\"readUnits\":").Append(billing.ReadUnits.ToString(CultureInfo.InvariantCulture));
            json.Append(",\"writeUnits\":").Append(billing.WriteUnits.ToString(CultureInfo.InvariantCulture)).Append('}');
        }

        if (entity.IsDeletionProtected is { } isProtected)
            json.Append(",\"deletionProtection\":").Append(isProtected ? "true" : "false");
        if (entity.Changes.Count > 0)
            List(json, ",\"changes\":", entity.Changes, Change);
        json.Append('}');
    }

    private static void Change(StringBuilder json, ItemChangeSchema change)
    {
        json.Append("{\"version\":").Append(change.Version.ToString(CultureInfo.InvariantCulture));
        Text(json, ",\"name\":", change.Name);
        json.Append('}');
    }

    private static void Subtype(StringBuilder json, SubtypeSchema subtype)
    {
        Text(json, "{\"name\":", subtype.Name);
        Text(json, ",\"clrType\":", subtype.ClrType);
        Text(json, ",\"value\":", subtype.Value);
        json.Append('}');
    }

    private static void Attribute(StringBuilder json, AttributeSchema attribute)
    {
        Text(json, "{\"name\":", attribute.Name);
        Text(json, ",\"property\":", attribute.Property);
        Text(json, ",\"kind\":", attribute.Kind.ToString());
        Text(json, ",\"clrType\":", attribute.ClrType);
        Text(json, ",\"role\":", attribute.Role.ToString());
        json.Append(",\"required\":").Append(attribute.IsRequired ? "true" : "false");
        if (attribute.DerivedFrom.Count > 0)
            List(json, ",\"derivedFrom\":", attribute.DerivedFrom, Quote);
        if (attribute.Mirror is { } mirror)
            Text(json, ",\"mirror\":", mirror);
        if (attribute.Embedded is { } embedded)
        {
            json.Append(",\"embedded\":{\"max\":").Append(embedded.Max?.ToString(CultureInfo.InvariantCulture) ?? "null");
            Text(json, ",\"because\":", embedded.Because);
            json.Append('}');
        }

        if (attribute.Unique is { } unique)
        {
            Text(json, ",\"unique\":{\"within\":", unique.Within);
            json.Append(",\"ignoresCase\":").Append(unique.IgnoresCase ? "true" : "false");
            json.Append(",\"ignoresBlanks\":").Append(unique.IgnoresBlanks ? "true" : "false").Append('}');
        }

        if (attribute.Values is { } values)
            json.Append(",\"values\":").Append(values.ToString(CultureInfo.InvariantCulture));
        if (attribute.Size is { } size)
            Size(json, size);
        if (attribute.Value is { } value)
        {
            json.Append(",\"value\":");
            Value(json, value);
        }

        if (attribute.KeepsUnknownNames)
            json.Append(",\"keepsUnknownNames\":true");
        if (attribute.Converter is { } converter)
            Text(json, ",\"converter\":", converter);
        if (attribute.Subtypes.Count > 0)
            List(json, ",\"subtypes\":", attribute.Subtypes, Quote);
        json.Append('}');
    }

    private static void Value(StringBuilder json, ValueSchema value)
    {
        Text(json, "{\"form\":", value.Form.ToString());
        if (value.Type is { } type)
            Text(json, ",\"type\":", type);
        if (value.Digits is { } digits)
            json.Append(",\"digits\":").Append(digits.ToString(CultureInfo.InvariantCulture));
        if (value.Names.Count > 0)
            List(json, ",\"names\":", value.Names, Quote);
        if (value.IsFlags)
            json.Append(",\"flags\":true");
        if (value.Element is { } element)
        {
            json.Append(",\"element\":");
            Value(json, element);
        }

        if (value.HasNulls)
            json.Append(",\"nulls\":true");
        if (value.Members.Count > 0)
            List(json, ",\"members\":", value.Members, Member);
        json.Append('}');
    }

    private static void Member(StringBuilder json, MemberSchema member)
    {
        Text(json, "{\"name\":", member.Name);
        json.Append(",\"value\":");
        Value(json, member.Value);
        json.Append(",\"required\":").Append(member.IsRequired ? "true" : "false").Append('}');
    }

    private static void Size(StringBuilder json, SizeSchema size)
    {
        json.Append(",\"size\":{\"bytes\":").Append(size.Bytes.ToString(CultureInfo.InvariantCulture));
        json.Append(",\"texts\":").Append(size.Texts.ToString(CultureInfo.InvariantCulture));
        if (size.Unbounded.Count > 0)
            List(json, ",\"unbounded\":", size.Unbounded, Quote);
        json.Append('}');
    }

    private static void Index(StringBuilder json, IndexSchema index)
    {
        Text(json, "{\"name\":", index.Name);
        Key(json, index.Key);
        if (index.Shards is { } shards)
            json.Append(",\"shards\":").Append(shards.ToString(CultureInfo.InvariantCulture));
        if (index.OtherPatterns.Count > 0)
            List(json, ",\"otherPatterns\":", index.OtherPatterns, Quote);
        if (index.Included is { } included)
            List(json, ",\"included\":", included, Quote);
        json.Append('}');
    }

    private static void Reference(StringBuilder json, ReferenceSchema reference)
    {
        Text(json, "{\"attribute\":", reference.Attribute);
        Text(json, ",\"target\":", reference.Target);
        Text(json, ",\"because\":", reference.Because);
        if (reference.IsEnforced)
            json.Append(",\"enforced\":true");
        json.Append('}');
    }

    private static void Relation(StringBuilder json, RelationSchema relation)
    {
        Text(json, "{\"property\":", relation.Property);
        Text(json, ",\"target\":", relation.Target);
        json.Append(",\"many\":").Append(relation.IsMany ? "true" : "false");
        Text(json, ",\"path\":", relation.Path.ToString());
        Text(json, ",\"attribute\":", relation.Attribute);
        Text(json, ",\"index\":", relation.Index);
        if (relation.Link is { } link)
        {
            Text(json, ",\"link\":{\"entity\":", link.Entity);
            Text(json, ",\"source\":", link.Source);
            Text(json, ",\"target\":", link.Target);
            json.Append('}');
        }

        json.Append('}');
    }

    private static void Pattern(StringBuilder json, AccessPatternSchema pattern)
    {
        Text(json, "{\"description\":", pattern.Description);
        Text(json, ",\"status\":", pattern.Status.ToString());
        Text(json, ",\"source\":", pattern.Source.ToString());
        Text(json, ",\"servedBy\":", pattern.ServedBy);
        Text(json, ",\"job\":", pattern.Job);
        if (pattern.IsImplied)
            json.Append(",\"implied\":true");
        if (pattern.Entity is { } entity)
            Text(json, ",\"entity\":", entity);
        json.Append('}');
    }

    private static void Suppression(StringBuilder json, SuppressionSchema suppression)
    {
        Text(json, "{\"rule\":", suppression.Rule);
        Text(json, ",\"target\":", suppression.Target);
        Text(json, ",\"because\":", suppression.Because);
        json.Append('}');
    }

    private static void Key(StringBuilder json, KeySchema key)
    {
        List(json, ",\"partition\":", key.Partition, Quote);
        List(json, ",\"sort\":", key.Sort, Quote);
    }

    private static void List<T>(StringBuilder json, string name, ValueList<T> elements, Action<StringBuilder, T> write)
    {
        json.Append(name).Append('[');
        for (var i = 0; i < elements.Count; i++)
        {
            if (i > 0)
                json.Append(',');
            write(json, elements[i]);
        }

        json.Append(']');
    }

    private static void Text(StringBuilder json, string name, string? value)
    {
        json.Append(name);
        if (value is null)
            json.Append("null");
        else
            Quote(json, value);
    }

    private static void Quote(StringBuilder json, string value)
    {
        json.Append('"');
        foreach (var letter in value)
        {
            if (letter is '"' or '\\')
                json.Append('\\').Append(letter);
            else if (letter < ' ' || char.IsSurrogate(letter) || letter > '~')
                json.Append("\\u").Append(((int)letter).ToString("x4", CultureInfo.InvariantCulture));
            else
                json.Append(letter);
        }

        json.Append('"');
    }
}
