using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Reading;

// What a property says of how its values are stored.
internal readonly record struct ValueOptions(int Digits, INamedTypeSymbol? Converter);
