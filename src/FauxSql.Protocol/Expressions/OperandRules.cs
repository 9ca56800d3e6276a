using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>What types the constants in an expression may have; the values at paths are only known when it is evaluated.</summary>
internal static class OperandRules
{
    private static readonly HashSet<string> KnownFunctions = new(StringComparer.Ordinal)
    {
        "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "size", "if_not_exists", "list_append",
    };

    /// <summary>How many operands a function of conditions takes, or <see langword="null"/> when it is none.</summary>
    public static int? CountOf(string function) => function switch
    {
        "attribute_exists" or "attribute_not_exists" or "size" => 1,
        "attribute_type" or "begins_with" or "contains" => 2,
        _ => null,
    };

    public static string UnknownFunction(string name, string expression) => KnownFunctions.Contains(name)
        ? $"The function is not allowed in {expression} expression; function: {name}"
        : $"Invalid function name; function: {name}";

    public static string Misused(string function) =>
        $"The function is not allowed to be used this way in an expression; function: {function}";

    public static string WrongCount(string function, int count) =>
        $"Incorrect number of operands for operator or function; operator or function: {function}, number of operands: {count}";

    public static string NoPath(string function) => $"Operator or function requires a document path; operator or function: {function}";

    // AWS says so of DELETE too.
    public static string WrongActionType(string action, AttributeValue value) =>
        $"Incorrect operand type for operator or function; operator: {action}, operand type: {LongName(value.Kind)}, typeSet: ALLOWED_FOR_ADD_OPERAND";

    public static void Check(Operand.Size size, ExpressionProblems problems)
    {
        if (TypeOf(size.Of) is AttributeKind.Number or AttributeKind.Boolean or AttributeKind.Null)
            problems.AddToTerm(ProblemRank.OperandType, WrongType("size", TypeOf(size.Of)!.Value));
    }

    public static void Check(Condition condition, ExpressionProblems problems)
    {
        switch (condition)
        {
            case Condition.Compare compare:
                CheckCompare(compare, problems);
                break;
            case Condition.In within:
                RequireDistinct("IN", within.Subject, within.Candidates.AsSpan(), problems);
                break;
            case Condition.Between between:
                CheckBetween(between, problems);
                break;
            case Condition.BeginsWith begins:
                RequireDistinct("begins_with", begins.Subject, [begins.Prefix], problems);
                foreach (var operand in new[] { begins.Subject, begins.Prefix })
                    if (TypeOf(operand) is { } type and not (AttributeKind.String or AttributeKind.Binary))
                        problems.AddToTerm(ProblemRank.OperandType, WrongType("begins_with", type));
                break;
            case Condition.Contains contains:
                RequireDistinct("contains", contains.Subject, [contains.Part], problems);
                if (contains.Subject is Operand.Value { Of.Kind: AttributeKind.Number or AttributeKind.Boolean or AttributeKind.Null or AttributeKind.Map } constant)
                    problems.AddToTerm(ProblemRank.OperandType, WrongType("contains", constant.Of.Kind));
                break;
            case Condition.HasType hasType:
                RequireDistinct("attribute_type", hasType.Subject, [hasType.Type], problems);
                problems.AddToTerm(ProblemRank.OperandType, WrongTypeName(hasType.Type));
                break;
        }
    }

    public static void CheckNumbers(string operation, UpdateValue left, UpdateValue right, Action<ProblemRank, string?> report) =>
        RequireKind(operation, AttributeKind.Number, [left, right], report);

    public static void CheckLists(UpdateValue first, UpdateValue second, Action<ProblemRank, string?> report) =>
        RequireKind("list_append", AttributeKind.List, [first, second], report);

    public static string Text(Comparator comparator) => comparator switch
    {
        Comparator.Equal => "=",
        Comparator.NotEqual => "<>",
        Comparator.Less => "<",
        Comparator.LessOrEqual => "<=",
        Comparator.Greater => ">",
        _ => ">=",
    };

    private static void CheckCompare(Condition.Compare compare, ExpressionProblems problems)
    {
        var name = Text(compare.Comparator);
        RequireDistinct(name, compare.Left, [compare.Right], problems);
        if (compare.Comparator is not (Comparator.Equal or Comparator.NotEqual))
            RequireOrdered(name, [compare.Left, compare.Right], problems);
    }

    private static void CheckBetween(Condition.Between between, ExpressionProblems problems)
    {
        RequireDistinct("BETWEEN", between.Subject, [between.Low, between.High], problems);
        RequireOrdered("BETWEEN", [between.Subject, between.Low, between.High], problems);
        if (between is not { Low: Operand.Value low, High: Operand.Value high })
            return;
        var bounds = $"lower bound operand: AttributeValue: {Describe(low.Of)}, upper bound operand: AttributeValue: {Describe(high.Of)}";
        if (low.Of.Kind != high.Of.Kind)
            problems.AddToTerm(ProblemRank.OperandType, "The BETWEEN operator requires same data type for lower and upper bounds; " + bounds);
        else if (ValueOrder.TryCompare(low.Of, high.Of, out var order) && order > 0)
        {
            problems.AddToTerm(
                ProblemRank.OperandType, "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; " + bounds);
        }
    }

    private static string? WrongTypeName(Operand type) => type switch
    {
        Operand.Value { Of: AttributeValue.String name } => AttributeKindNames.FromCode(name.Text) is not null
            ? null
            : $"Invalid attribute type name found; type: {name.Text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}",
        Operand.Value or Operand.Size => WrongType("attribute_type", TypeOf(type)!.Value),
        _ => "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}",
    };

    private static void RequireKind(string operation, AttributeKind kind, ReadOnlySpan<UpdateValue> values, Action<ProblemRank, string?> report)
    {
        foreach (var value in values)
            if (value is UpdateValue.Plain { Of: Operand.Value constant } && constant.Of.Kind != kind)
                report(ProblemRank.OperandType, WrongType(operation, constant.Of.Kind));
    }

    private static void RequireDistinct(string operation, Operand first, ReadOnlySpan<Operand> others, ExpressionProblems problems)
    {
        if (first is not Operand.Path path)
            return;
        foreach (var other in others)
        {
            if (other is Operand.Path same && same.At.Equals(path.At))
            {
                problems.AddToTerm(
                    ProblemRank.Distinct,
                    "The first operand must be distinct from the remaining operands for this operator or function; "
                    + $"operator: {operation}, first operand: {PathOverlap.Describe(path.At)}");
            }
        }
    }

    private static void RequireOrdered(string operation, ReadOnlySpan<Operand> operands, ExpressionProblems problems)
    {
        foreach (var operand in operands)
            if (operand is Operand.Value { Of.Kind: not (AttributeKind.String or AttributeKind.Number or AttributeKind.Binary) } constant)
                problems.AddToTerm(ProblemRank.OperandType, WrongType(operation, constant.Of.Kind));
    }

    private static AttributeKind? TypeOf(Operand operand) => operand switch
    {
        Operand.Value value => value.Of.Kind,
        Operand.Size => AttributeKind.Number,
        _ => null,
    };

    private static string WrongType(string operation, AttributeKind kind) =>
        $"Incorrect operand type for operator or function; operator or function: {operation}, operand type: {kind.ToCode()}";

    // BOOL has no long name.
    private static string LongName(AttributeKind kind) => kind switch
    {
        AttributeKind.String or AttributeKind.Number or AttributeKind.Binary or AttributeKind.Null
            or AttributeKind.List or AttributeKind.Map => kind.ToString().ToUpperInvariant(),
        _ => kind.ToCode(),
    };

    private static string Describe(AttributeValue value) => value switch
    {
        AttributeValue.String s => $"{{S:{s.Text}}}",
        AttributeValue.Number n => $"{{N:{n.Value}}}",
        AttributeValue.Binary b => $"{{B:{Convert.ToBase64String(b.Bytes.Span)}}}",
        AttributeValue.Boolean b => $"{{BOOL:{(b.Value ? "true" : "false")}}}",
        _ => $"{{{value.Kind.ToCode()}}}",
    };
}
