using System.Text.RegularExpressions;
using FauxSql.Schema;

namespace FauxSql.Design.Checks.Rules;

/// <summary>FXS209: instants in a type that has no zone: DateTime, and text by the name of an instant.</summary>
internal sealed partial class TimeZoneRule() : ModelRule("FXS209")
{
    public override IEnumerable<Finding> Check(CheckSubject subject) =>
        from one in subject.Attributes
        let problem = ProblemOf(one.Attribute)
        where problem is not null
        select At(one.Entity, one.Attribute, $"{one.Attribute.Property} is a {one.Attribute.ClrType.TrimEnd('?')}, {problem}: use DateTimeOffset");

    private static string? ProblemOf(AttributeSchema attribute) => attribute.ClrType.TrimEnd('?') switch
    {
        "DateTime" or "System.DateTime" => "whose zone the value itself may lack, and such a value is refused when it is written",
        "string" when Instant().IsMatch(attribute.Property) && attribute.DerivedFrom.Count == 0 => "which may be a time in any zone or in none",
        _ => null,
    };

    [GeneratedRegex("(^|[a-z0-9_])((Created|Updated|Modified|Changed|Deleted|Sent|Received|Started|Ended|Expires|Written|Joined)(At|On)|Timestamp|DateTime)$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}
