using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace FauxSql.Generator.Diagnostics;

internal sealed record PlaceInfo(string File, TextSpan Span, LinePositionSpan Lines)
{
    public static PlaceInfo? Of(ISymbol symbol) => symbol.Locations.FirstOrDefault(location => location.IsInSource) is { } location
        ? new PlaceInfo(location.SourceTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span)
        : null;

    public Location ToLocation() => Location.Create(File, Span, Lines);
}
