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
            () => $"contains({values.Path()}, «{values.Of(values.Number(), values.Text())}»)",
            () => $"size({values.Path()}) {Comparator()} «{values.Number()}»",
            () => $"{values.Path()} {values.Of("=", "<>")} «{values.Flat()}»",
            () => $"{values.Path()} {Comparator()} «{values.Of(values.Number(), values.Text())}»",
            ComparedPaths,
            () => $"{values.Path()} BETWEEN «{values.Number()}» AND «{values.Number()}»",
            () => $"{values.Path()} IN ({values.List(1, 3, () => $"«{values.Flat()}»", ", ")})")();

    public string KeyCondition(string hash, string range, Func<string> hashValue, Func<string> rangeValue) =>
        $"{hash} = «{hashValue()}»" + values.Of<Func<string>>(
            () => "",
            () => $" AND {range} {values.Of("=", "<", "<=", ">", ">=")} «{rangeValue()}»",
            () => $" AND {range} BETWEEN «{rangeValue()}» AND «{rangeValue()}»")();

    public string Update()
    {
        var target = Targets();
        string[] clauses =
        [
            .. values.OneIn(2) ? Setting(target) : Collecting(target),
            .. values.OneIn(3) ? ["REMOVE " + values.List(1, 2, target, ", ")] : Array.Empty<string>(),
        ];
        return string.Join(' ', clauses);
    }

    // What is read from the item goes to whole attributes only: dynalite does not copy it, and a list put into itself ends it.
    private string[] Setting(Func<string> target) => values.OneIn(2)
        ? ["SET " + values.List(1, 3, () => $"{target()} = «{values.Value()}»", ", ")]
        : ["SET " + values.List(1, 3, () => $"{target().Split('.', '[')[0]} = {Operand()}", ", ")];

    // Not together with SET: dynalite sets what ADD and DELETE have left, not what was there before the update.
    private string[] Collecting(Func<string> target)
    {
        var add = $"ADD {target()} «{(values.OneIn(10) ? values.Value() : values.Of(values.Number(), values.Number(), values.Set()))}»";
        var delete = $"DELETE {target()} «{(values.OneIn(10) ? values.Value() : values.Set())}»";
        return values.Of<string[]>([add], [delete], [add, delete]);
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
            found.Add(match.Groups["value"].Value);
            return $":v{found.Count - 1}";
        }
    }

    // Of one type, and there: whether two missing attributes are equal is not documented, and dynalite compares what has no order.
    private string ComparedPaths()
    {
        var path = values.Path();
        return $$"""attribute_type({{path}}, «{"S":"{{values.Of("N", "S")}}"}») AND {{path}} {{Comparator()}} {{values.Path()}}""";
    }

    private string Comparator() => values.Of("=", "<>", "<", "<=", ">", ">=");

    // Different attributes, as long as there are, since overlapping paths are refused.
    private Func<string> Targets()
    {
        var names = new Queue<string>(values.AllNames());
        return () => names.TryDequeue(out var name) ? name + values.Step() : values.Path();
    }

    private string Operand() => values.Of<Func<string>>(
        () => values.Path(),
        () => $"{values.Path()} {values.Of("+", "-")} «{values.Number()}»",
        () => $"if_not_exists({values.Path()}, «{values.Value()}»)",
        () => $"list_append({values.Path()}, «{values.Value()}»)",
        () => $"list_append(if_not_exists({values.Path()}, «{values.Sequence()}»), «{values.Sequence()}»)",
        () => $"if_not_exists({values.Path()}, «{values.Number()}») + «{values.Number()}»")();

    [GeneratedRegex("«(?<value>.*?)»", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex InPlace();
}
