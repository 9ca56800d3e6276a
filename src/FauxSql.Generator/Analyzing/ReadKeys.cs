using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

// What the keys of reads in a loop are made of.
internal static class ReadKeys
{
    // Of the parameters of GetAsync and FindAsync: not what is fetched too, and not the token.
    public static bool IsKey(IParameterSymbol parameter) => parameter.Type.TypeKind != TypeKind.Delegate && parameter.Type.Name != nameof(CancellationToken);

    public static bool Use(IEnumerable<IOperation> keys, IEnumerable<ISymbol> variables) =>
        keys.SelectMany(Variables).Any(used => variables.Contains(used, SymbolEqualityComparer.Default));

    // The keys, and what the locals of the loop that they use are set to.
    public static IReadOnlyList<IOperation> WithOrigins(IReadOnlyList<IOperation> keys, ILoopOperation loop)
    {
        List<IOperation> all = [.. keys];
        for (var i = 0; i < all.Count; i++)
            all.AddRange(Variables(all[i]).Select(variable => OriginOf(variable, loop)).OfType<IOperation>().Where(origin => !all.Contains(origin)));
        return all;
    }

    // Neither something that is read in the loop, nor something that an earlier round has changed.
    public static bool AreKnownBefore(IReadOnlyList<IOperation> keys, ILoopOperation loop, IReadOnlyCollection<ISymbol> written) =>
        WithOrigins(keys, loop).All(origin =>
            !origin.DescendantsAndSelf().Any(part => part is IAwaitOperation)
            && Variables(origin).All(variable => !written.Contains(variable, SymbolEqualityComparer.Default) || IsSetOnce(variable, loop)));

    private static IEnumerable<ISymbol> Variables(IOperation operation) => operation.DescendantsAndSelf().Select(part => part switch
    {
        ILocalReferenceOperation local => (ISymbol)local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    }).OfType<ISymbol>();

    private static bool IsSetOnce(ISymbol variable, ILoopOperation loop) => OriginOf(variable, loop) is not null
        && !loop.Body.DescendantsAndSelf().Any(part => part switch
        {
            IAssignmentOperation { Target: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, variable),
            IIncrementOrDecrementOperation { Target: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, variable),
            IArgumentOperation { Parameter.RefKind: not RefKind.None, Value: ILocalReferenceOperation target } => SymbolEqualityComparer.Default.Equals(target.Local, variable),
            _ => false,
        });

    private static IOperation? OriginOf(ISymbol variable, ILoopOperation loop) => loop.Body.DescendantsAndSelf().OfType<IVariableDeclaratorOperation>()
        .FirstOrDefault(declarator => SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable))?.GetVariableInitializer()?.Value;
}
