using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS208: an index that finds one item by a value that nothing keeps unique.</summary>
internal sealed partial class UniqueLookupRule() : ModelRule("FXS208")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Indexes
        where one.Index.Key is { Partition.Count: 1, Sort.Count: 0 } && one.First.Unique is null && one.Entity.References.All(reference => reference.Attribute != one.First.Name)
            && (NamesOne().IsMatch(one.First.Property) || one.Entity.Patterns.Any(pattern => IsLogin(pattern, one.Index)))
        select At(one.Entity, one.Index, $"{one.Index.Name} finds {A(one.Entity.Name)} by {one.First.Property}, which nothing keeps unique: mark {one.First.Property} with [Unique]");

    private static bool IsLogin(AccessPatternSchema pattern, IndexSchema index) => pattern.Source == AccessPatternSource.Index && pattern.ServedBy == index.Name && Login().IsMatch(pattern.Description);

    [GeneratedRegex("(^|[a-z0-9_])(E[Mm]ail|E[Mm]ailAddress|Mail|User[Nn]ame|Login|LoginName|Handle|Slug|Isbn|ISBN|Iban|IBAN|Ssn|SSN|Vin|VIN|ApiKey|Token|Subdomain)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamesOne();

    [GeneratedRegex(@"\b(log|sign)[ -]?in\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Login();
}
