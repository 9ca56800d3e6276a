using System.Collections.Immutable;
using FauxSql.Generator.Analyzing.Syntax;
using FauxSql.Generator.Reading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace FauxSql.Generator.Analyzing;

/// <summary>FXS105: an item is read, and a changed copy of it stored, and nothing notices that it was changed in between. A condition of one's own may.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlindWriteAnalyzer() : CallAnalyzer("FXS105")
{
    private protected override void Analyze(OperationAnalysisContext context, IInvocationOperation call, InvocationExpressionSyntax syntax, KnownSymbols known)
    {
        if (call.TargetMethod.Name is not ("PutAsync" or "SaveAsync" or "Put" or "Save") || known.EntityOf(call.TargetMethod) is not { } entity
            || CallChain.From(syntax).Any(one => CallChain.NameOf(one) == "If"))
            return;
        var isVersioned = PropertyFinder.PropertiesOf(entity).Any(property => property.Find("VersionAttribute") is not null);
        var saves = call.TargetMethod.Name.StartsWith("Save", StringComparison.Ordinal);
        if ((isVersioned && saves) || call.Arguments.Length == 0 || !ReadEntities.IsChanged(call.Arguments[0].Value, known))
            return;
        var advice = isVersioned ? "store it with SaveAsync, which looks at the version"
            : saves ? $"give {entity.Name} a [Version]"
            : $"give {entity.Name} a [Version] and store it with SaveAsync, which looks at it";
        context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            CallChain.NameNodeOf(syntax)!.GetLocation(),
            isVersioned || entity.DeclaringSyntaxReferences.IsEmpty ? [] : entity.Locations.Where(location => location.IsInSource),
            ImmutableDictionary<string, string?>.Empty.Add("Versioned", isVersioned ? "true" : "false"),
            entity.Name,
            advice));
    }
}
