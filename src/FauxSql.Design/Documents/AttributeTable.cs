using System.Globalization;
using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Documents;

/// <summary>The attributes of an entity or of a record that is stored within one.</summary>
internal static class AttributeTable
{
    private const int BytesOfLetter = 3; // a SizeSchema counts so many for each character

    public static string Print(IEnumerable<AttributeSchema> attributes, DiscriminatorSchema? discriminator) => Markdown.Table(
        ["Attribute", "Type", "C#", "Required", "Notes"],
        attributes.Select(attribute => new[]
        {
            Markdown.Text(attribute.Name), attribute.Kind.ToString(), Markdown.Code(attribute.ClrType), attribute.IsRequired ? "yes" : "no", string.Join("; ", Notes(attribute, discriminator)),
        }));

    private static IEnumerable<string> Notes(AttributeSchema attribute, DiscriminatorSchema? discriminator)
    {
        if (attribute.Property.Length > 0 && attribute.Property != attribute.Name)
            yield return $"property {Markdown.Code(attribute.Property)}";
        if (discriminator?.Attribute == attribute.Name)
            yield return $"tells subtypes apart: {string.Join(", ", discriminator.Subtypes.Select(subtype => $"{Markdown.Code(subtype.Value)} is {Markdown.Code(subtype.Name)}"))}";
        if (attribute.Subtypes.Count > 0)
            yield return $"only of {string.Join(", ", attribute.Subtypes.Select(Markdown.Code))}";
        if (attribute.Role.HasFlag(AttributeRole.Version))
            yield return "version for optimistic locking";
        if (attribute.Role.HasFlag(AttributeRole.TimeToLive))
            yield return "time to live: the item expires then";
        if (attribute.Unique is { } unique)
            yield return Unique(unique);
        if (attribute.Role.HasFlag(AttributeRole.Sensitive))
            yield return "sensitive: shown in no text";
        if (attribute.DerivedFrom.Count > 0)
            yield return $"derived from {string.Join(", ", attribute.DerivedFrom.Select(Markdown.Code))}";
        if (attribute.Embedded?.Max is { } max)
            yield return string.Create(CultureInfo.InvariantCulture, $"at most {max} elements");
        if (Characters(attribute) is { } characters)
            yield return string.Create(CultureInfo.InvariantCulture, $"at most {characters} characters");
        if (attribute.InstantDigits is { } digits)
            yield return string.Create(CultureInfo.InvariantCulture, $"{digits} fraction digits");
        if (attribute.KeepsUnknownNames)
            yield return "unknown names are kept";
        if (attribute.Converter is { } converter)
            yield return $"stored by {Markdown.Code(converter)}";
    }

    private static string Unique(UniqueSchema unique)
    {
        var within = unique.Within is { } attribute ? $" within {Markdown.Code(attribute)}" : "";
        return $"unique{within}" + (unique.IgnoresCase, unique.IgnoresBlanks) switch
        {
            (true, true) => " without regard to case and blanks",
            (true, false) => " without regard to case",
            (false, true) => " without regard to blanks",
            _ => "",
        };
    }

    private static long? Characters(AttributeSchema attribute) =>
        attribute is { Kind: AttributeKind.String, Converter: null, Size: { Texts: 0, Bytes: var bytes } } && attribute.ClrType.TrimEnd('?') == "string" ? bytes / BytesOfLetter : null;
}
