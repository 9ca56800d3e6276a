#pragma warning disable MA0110 // the generator runs on netstandard2.0, where expressions are not generated
using System.Text.RegularExpressions;

namespace FauxSql.Rules;

// FXS112: indexes that are called GSI1.
internal static class IndexNames
{
    private static readonly Regex Number = new("^(?:GSI|LSI|Index|Idx|IX)?[-_.]?[0-9]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    public static bool SaysNothing(string index) => Number.IsMatch(index);

    // CustomerId → CustomerIndex, unless there is one.
    public static string FromProperty(string property, Func<string, bool> isTaken)
    {
        const string id = "Id";
        var what = property.Length > id.Length && property.EndsWith(id, StringComparison.Ordinal) ? property.Substring(0, property.Length - id.Length) : property;
        var name = what + "Index";
        for (var i = 2; isTaken(name); i++)
            name = $"{what}{i}Index";
        return name;
    }
}
