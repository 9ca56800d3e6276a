using System.Text.RegularExpressions;

namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>Random expressions. Their values stand in place, between « and », until <see cref="Assemble"/> takes them out.</summary>
internal sealed partial class RandomExpressions(RandomValues values)
{
    public string Condition(int depth = 2) => depth > 0 && values.OneIn(3)
        ? values.Of<Func<string>>(
            () => $"({Condition(depth - 1)}) AND ({Condition(depth - 1)})",
            () => $"({Condition(depth - 1)}) OR ({Condition(depth - 1)})",
            () => $"NOT ({Condition(depth - 1)})")()
        : values.Of<Func<string>>(
            () => $"attribute_exists({values.Path()})",
            () => $"attribute_not_exists({values.Path()})",
            () => $$"""attribute_type({{values.Path()}}, «{"S":"{{values.Of("S", "N", "L", "M", "SS", "NULL", "BOOL")}}"}»)""",
            () => $"begins_with({values.Path()}, «{values.Text()}»)",
            () => $"contains({values.Path()}, «{values.Value()}»)",
            () => $"size({values.Path()}) {Comparator()} «{values.Number()}»",
            () => $"{values.Path()} {Comparator()} «{values.Value()}»",
            ComparedPaths,
            () => $"{values.Path()} BETWEEN «{values.Number()}» AND «{values.Number()}»",
            () => $"{values.Path()} IN ({values.List(1, 3, () => $"«{values.Value()}»", ", ")})")();

    public string KeyCondition(string hash, string range, Func<string> hashValue, Func<string> rangeValue) =>
        $"{hash} = «{hashValue()}»" + values.Of<Func<string>>(
            () => "",
            () => $" AND {range} {values.Of("=", "<", "<=", ">", ">=")} «{rangeValue()}»",
            () => $" AND {range} BETWEEN «{rangeValue()}» AND «{rangeValue()}»")();

    public string Update()
    {
        var clauses = new[]
        {
            "SET " + values.List(1, 2, Assignment, ", "),
            "REMOVE " + values.List(1, 2, values.Path, ", "),
            $"ADD {values.Path()} «{values.Value()}»",
            $"DELETE {values.Path()} «{values.Value()}»",
        };
        var chosen = string.Join(' ', clauses.Where(_ => values.OneIn(3)));
        return chosen.Length > 0 ? chosen : clauses[0];
    }

    /// <summary>Members of a request, with the values of all expressions in ExpressionAttributeValues.</summary>
    public static string Assemble(params IEnumerable<(string Member, string Expression)> expressions)
    {
        var found = new List<string>();
        var members = expressions.Select(one => $"\"{one.Member}\":\"{InPlace().Replace(one.Expression, Name)}\"").ToList();
        if (found.Count > 0)
            members.Add($"\"ExpressionAttributeValues\":{{{string.Join(',', found.Select((value, i) => $"\":v{i}\":{value}"))}}}");
        return string.Concat(members.Select(member => "," + member));

        string Name(Match match)
        {
            found.Add(match.Groups[1].Value);
            return $":v{found.Count - 1}";
        }
    }

    // One of them is there: whether two missing attributes are equal is not documented, and the engines differ.
    private string ComparedPaths()
    {
        var path = values.Path();
        return $"attribute_exists({path}) AND {path} {Comparator()} {values.Path()}";
    }

    private string Comparator() => values.Of("=", "<>", "<", "<=", ">", ">=");

    private string Assignment() => $"{values.Path()} = " + values.Of<Func<string>>(
        () => $"«{values.Value()}»",
        () => values.Path(),
        () => $"{values.Path()} {values.Of("+", "-")} «{values.Number()}»",
        () => $"if_not_exists({values.Path()}, «{values.Value()}»)",
        () => $"list_append({values.Path()}, «{values.Value()}»)",
        () => $"if_not_exists({values.Path()}, «{values.Number()}») + «{values.Number()}»")();

    [GeneratedRegex("«(.*?)»", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InPlace();
}
