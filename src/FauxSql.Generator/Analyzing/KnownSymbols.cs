using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Analyzing;

// What FauxSql's types are in a compilation, looked up once.
internal sealed class KnownSymbols
{
    private readonly INamedTypeSymbol _table;
    private readonly INamedTypeSymbol _range;
    private readonly INamedTypeSymbol _deferred;

    private KnownSymbols(INamedTypeSymbol table, INamedTypeSymbol range, INamedTypeSymbol deferred)
    {
        _table = table;
        _range = range;
        _deferred = deferred;
    }

    public static KnownSymbols? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("FauxSql.Tables.Table`3") is { } table
        && compilation.GetTypeByMetadataName("FauxSql.Tables.RangeOperation`1") is { } range
        && compilation.GetTypeByMetadataName("FauxSql.Deferred") is { } deferred
            ? new(table, range, deferred)
            : null;

    // The entity of the table that a method belongs to, if it is one of a table.
    public INamedTypeSymbol? EntityOf(IMethodSymbol method) => BaseOf(method.ContainingType, _table)?.TypeArguments[0] as INamedTypeSymbol;

    // Whether a method is one of queries and scans: declared by them or by what they derive from.
    public bool IsOfRange(IMethodSymbol method) => BaseOf(method.ContainingType, _range) is not null;

    public bool IsRange(ITypeSymbol? type) => BaseOf(type, _range) is not null;

    // Whether it can be run, but not be given more conditions.
    public bool IsDeferred(ITypeSymbol? type) => BaseOf(type, _deferred) is not null && !IsRange(type);

    private static INamedTypeSymbol? BaseOf(ITypeSymbol? type, INamedTypeSymbol definition)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, definition))
                return (INamedTypeSymbol)current;
        }

        return null;
    }
}
