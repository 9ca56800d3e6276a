#pragma warning disable MA0110 // the generator runs on netstandard2.0, where expressions are not generated
using System.Text.RegularExpressions;

namespace FauxSql.Rules;

// FXS111: keys that are called PK, SK or GSI1PK.
internal static class KeyNames
{
    public const string Example = "CustomerId or CreatedAt";

    private static readonly Regex Place = new("^(?:(?:GSI|LSI)_?[0-9]*_?)?(?:PK|SK)_?[0-9]*$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase, TimeSpan.FromSeconds(1));

    public static bool NamesItsPlace(string property) => Place.IsMatch(property);

    // What it identifies, where the model says so: what it refers to, or the entity itself.
    public static string? MeantBy(string? target, bool isPartitionKey, string entity) => target is not null ? target + "Id" : isPartitionKey ? entity + "Id" : null;
}
