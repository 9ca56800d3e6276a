using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Analyzing;

// One [Index] of a property.
internal sealed record DeclaredIndex(IPropertySymbol Property, AttributeData Attribute, string Name)
{
    public string? Pattern => Attribute.Named<string>("Pattern");

    public static IReadOnlyList<DeclaredIndex> AllOf(IEnumerable<IPropertySymbol> properties) =>
    [
        .. from property in properties
           from attribute in property.FindAll("IndexAttribute")
           let name = attribute.Argument<string>(0)
           where name is not null
           select new DeclaredIndex(property, attribute, name),
    ];

    // CustomerId → CustomerIndex, unless there is one.
    public string NameFromProperty(IReadOnlyList<DeclaredIndex> all)
    {
        const string id = "Id";
        var what = Property.Name.Length > id.Length && Property.Name.EndsWith(id, StringComparison.Ordinal) ? Property.Name.Substring(0, Property.Name.Length - id.Length) : Property.Name;
        var name = what + "Index";
        for (var i = 2; all.Any(index => index.Name == name); i++)
            name = $"{what}{i}Index";
        return name;
    }
}
