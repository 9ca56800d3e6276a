using System.Globalization;
using System.Text;
using FauxSql.Tooling.Hosting;
using FauxSql.Uniqueness;

namespace FauxSql.Cli.Output;

/// <summary>What <c>unique rebuild</c> found and did.</summary>
internal sealed record RebuildResult(
    string Database, bool DryRun, long Claims, long Items, long Missing, long Stale, long Unknown, long Unsettled, IReadOnlyList<UniqueProblem> Problems)
{
    public static RebuildResult Of(RebuiltReport rebuilt, bool isDryRun)
    {
        var result = rebuilt.Result;
        return new(rebuilt.Database, isDryRun, result.Claims, result.Items, result.Missing, result.Stale, result.Unknown, result.Unsettled, result.Problems);
    }

    public string ToText()
    {
        var text = new StringBuilder();
        Add($"{Database}: {Claims:N0} claims and {Items:N0} items compared.");
        Count(Missing, DryRun ? "missing" : "missing, and made");
        Count(Stale, DryRun ? "of an item that is gone or has another value" : "of an item that is gone or has another value, and deleted");
        Count(Unknown, "of no unique attribute of the model, and left alone");
        Count(Unsettled, "changed all the time; run it again");
        foreach (var problem in Problems)
            Add($"{problem.Entity}.{problem.Attribute} \"{problem.Value}\" of {string.Join(" and ", problem.Keys)}: {problem.Problem}.");
        if (Missing + Stale + Unsettled + Problems.Count == 0)
            Add($"All claims are right.");
        return text.ToString();

        void Count(long claims, string what)
        {
            if (claims > 0)
                Add($"{claims,7:N0} {what}");
        }

        void Add(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
    }
}
