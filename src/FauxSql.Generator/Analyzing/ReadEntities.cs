using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

// Whether a value is an item that the same method has read, and changed.
internal static class ReadEntities
{
    public static bool IsChanged(IOperation value, KnownSymbols known)
    {
        value = Bare(value);
        return value switch
        {
            IWithOperation copy => IsRead(copy.Operand, known),
            ILocalReferenceOperation { Local: var local } => ValuesOf(local, value).Any(given => Bare(given) is IWithOperation && IsChanged(given, known)) || (IsRead(value, known) && IsAssignedTo(local, value)),
            _ => false,
        };
    }

    private static bool IsRead(IOperation value, KnownSymbols known)
    {
        value = Bare(value);
        return value switch
        {
            IAwaitOperation awaited => IsReadCall(Bare(awaited.Operation), known),
            ICoalesceOperation orElse => IsRead(orElse.Value, known),
            ILocalReferenceOperation { Local: var local } => ValuesOf(local, value).Any(given => Bare(given) is not (IWithOperation or ILocalReferenceOperation) && IsRead(given, known)),
            _ => false,
        };
    }

    private static bool IsReadCall(IOperation value, KnownSymbols known) => value is IInvocationOperation call && call.TargetMethod.Name switch
    {
        "ConfigureAwait" => call.Instance is { } configured && IsReadCall(Bare(configured), known),
        "FirstOrDefaultAsync" or "SingleOrDefaultAsync" => known.IsOfRange(call.TargetMethod),
        "GetAsync" => known.EntityOf(call.TargetMethod) is not null,
        var name => name.StartsWith("Find", StringComparison.Ordinal) && name != "FindManyAsync" && known.EntityOf(call.TargetMethod) is not null,
    };

    // What a local is set to: where it is declared, by a pattern, and by assignments.
    private static IEnumerable<IOperation> ValuesOf(ILocalSymbol local, IOperation use)
    {
        foreach (var part in Root(use).Descendants())
        {
            if (part is IVariableDeclaratorOperation declarator && Equal(declarator.Symbol, local) && declarator.GetVariableInitializer() is { } initializer)
                yield return initializer.Value;
            else if (part is ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment && Equal(target.Local, local))
                yield return assignment.Value;
            else if (part is IIsPatternOperation { Pattern: IDeclarationPatternOperation { DeclaredSymbol: { } declared } } pattern && Equal(declared, local))
                yield return pattern.Value;
            else if (part is IIsPatternOperation { Pattern: IRecursivePatternOperation { DeclaredSymbol: { } matched } } recursive && Equal(matched, local))
                yield return recursive.Value;
        }
    }

    // order.Total = 10: a mutable entity.
    private static bool IsAssignedTo(ILocalSymbol local, IOperation use) => Root(use).Descendants().OfType<IAssignmentOperation>().Any(assignment =>
        assignment.Target is IPropertyReferenceOperation { Instance: ILocalReferenceOperation { Local: var changed } } && Equal(changed, local)
        && assignment.Syntax.SpanStart < use.Syntax.SpanStart);

    private static bool Equal(ISymbol one, ISymbol other) => SymbolEqualityComparer.Default.Equals(one, other);

    private static IOperation Bare(IOperation value) => value switch
    {
        IConversionOperation conversion => Bare(conversion.Operand),
        IParenthesizedOperation inner => Bare(inner.Operand),
        _ => value,
    };

    private static IOperation Root(IOperation operation)
    {
        var root = operation;
        while (root.Parent is not null)
            root = root.Parent;
        return root;
    }
}
