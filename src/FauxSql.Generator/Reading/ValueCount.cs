using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// How many values a property can have, where its type says so: an enum whose members exclude each other, or a truth value where a converter makes it a key.
internal static class ValueCount
{
    public static int? Of(IPropertySymbol property) => ValueReader.Underlying(property.Type) switch
    {
        { SpecialType: SpecialType.System_Boolean } when property.Find("ConverterAttribute`1") is not null => 2,
        { TypeKind: TypeKind.Enum } type when !EnumNames.IsFlags(type) =>
            type.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue).Select(member => member.ConstantValue).Distinct().Count(),
        _ => null,
    };
}
