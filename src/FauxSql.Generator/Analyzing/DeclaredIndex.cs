using FauxSql.Generator.Reading;
using FauxSql.Rules;
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

    public string NameFromProperty(IReadOnlyList<DeclaredIndex> all) => IndexNames.FromProperty(Property.Name, name => all.Any(index => index.Name == name));
}
