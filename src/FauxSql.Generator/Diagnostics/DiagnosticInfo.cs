using FauxSql.Schema;
using Microsoft.CodeAnalysis;

namespace FauxSql.Generator.Diagnostics;

// A diagnostic as plain data, because the pipeline holds no Roslyn symbols or syntax.
internal sealed record DiagnosticInfo(string Id, PlaceInfo? Place, ValueList<string> Arguments)
{
    public bool IsError => DiagnosticTable.Of(Id).DefaultSeverity == DiagnosticSeverity.Error;

    public static DiagnosticInfo At(ISymbol symbol, string id, params string[] arguments) => new(id, PlaceInfo.Of(symbol), arguments.ToValueList());

    public Diagnostic ToDiagnostic() => Diagnostic.Create(DiagnosticTable.Of(Id), Place?.ToLocation(), [.. Arguments]);
}
