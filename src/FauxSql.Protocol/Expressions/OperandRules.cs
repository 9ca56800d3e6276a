using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>What types the constants in an expression may have; the values at paths are only known when it is evaluated.</summary>
internal static class OperandRules
{
    public static ExpressionException WrongType(string operation, AttributeValue value, string kind) =>
        new($"Invalid {kind}: Incorrect operand type for operator or function; "
            + $"operator or function: {operation}, operand type: {TypeName(operation, value)}");

    public static Operand Checked(Operand.Size size, string kind)
    {
        if (size.Of is Operand.Value { Of: AttributeValue.Number or AttributeValue.Boolean or AttributeValue.Null } constant)
            throw WrongType("size", constant.Of, kind);
        return size;
    }

    public static Condition Checked(Condition.Compare comparison, string kind)
    {
        RequireDistinct(Text(comparison.Comparator), comparison.Left, [comparison.Right], kind);
        if (comparison.Comparator is Comparator.Equal or Comparator.NotEqual)
            return comparison;
        var name = Text(comparison.Comparator);
        RequireOrdered(comparison.Left, name, kind);
        RequireOrdered(comparison.Right, name, kind);
        return comparison;
    }

    public static Condition Checked(Condition.In membership, string kind)
    {
        RequireDistinct("IN", membership.Subject, membership.Candidates.AsSpan(), kind);
        return membership;
    }

    public static Condition Checked(Condition.Between between, string kind)
    {
        RequireDistinct("BETWEEN", between.Subject, [between.Low, between.High], kind);
        RequireOrdered(between.Subject, "BETWEEN", kind);
        RequireOrdered(between.Low, "BETWEEN", kind);
        RequireOrdered(between.High, "BETWEEN", kind);
        if (between is not { Low: Operand.Value low, High: Operand.Value high })
            return between;
        if (low.Of.Kind != high.Of.Kind)
        {
            throw new ExpressionException(
                $"Invalid {kind}: The BETWEEN operator requires same data type for lower and upper bounds; {Describe(low.Of, high.Of)}");
        }

        if (ValueOrder.TryCompare(low.Of, high.Of, out var order) && order > 0)
        {
            throw new ExpressionException(
                $"Invalid {kind}: The BETWEEN operator requires upper bound to be greater than or equal to lower bound; {Describe(low.Of, high.Of)}");
        }

        return between;
    }

    public static Condition Checked(Condition.BeginsWith beginsWith, string kind)
    {
        foreach (var operand in new[] { beginsWith.Subject, beginsWith.Prefix })
        {
            if (operand is Operand.Value { Of: not (AttributeValue.String or AttributeValue.Binary) } constant)
                throw WrongType("begins_with", constant.Of, kind);
        }

        return beginsWith;
    }

    public static Condition Checked(Condition.Contains contains, string kind)
    {
        if (contains.Subject is Operand.Value { Of: AttributeValue.Number or AttributeValue.Boolean or AttributeValue.Null or AttributeValue.Map } constant)
            throw WrongType("contains", constant.Of, kind);
        return contains;
    }

    public static Condition Checked(Condition.HasType hasType, string kind)
    {
        if (hasType.Type is not Operand.Value { Of: var type })
            throw new ExpressionException($"Invalid {kind}: Incorrect operand type for operator or function; operator or function: attribute_type, operand type: PATH");
        if (type is not AttributeValue.String text)
            throw WrongType("attribute_type", type, kind);
        if (AttributeKindNames.FromCode(text.Text) is null)
        {
            throw new ExpressionException(
                $"Invalid {kind}: Invalid attribute type name found; type: {text.Text}, valid types: {{B,NULL,SS,BOOL,L,BS,N,NS,S,M}}");
        }

        return hasType;
    }

    public static void CheckArithmetic(string operation, UpdateValue left, UpdateValue right, string kind)
    {
        foreach (var value in new[] { left, right })
        {
            if (value is UpdateValue.Plain { Of: Operand.Value { Of: not AttributeValue.Number } constant })
                throw WrongType(operation, constant.Of, kind);
        }
    }

    public static void CheckListAppend(UpdateValue first, UpdateValue second, string kind)
    {
        foreach (var value in new[] { first, second })
        {
            if (value is UpdateValue.Plain { Of: Operand.Value { Of: not AttributeValue.List } constant })
                throw WrongType("list_append", constant.Of, kind);
        }
    }

    public static string Text(Comparator comparator) => comparator switch
    {
        Comparator.Equal => "=",
        Comparator.NotEqual => "<>",
        Comparator.Less => "<",
        Comparator.LessOrEqual => "<=",
        Comparator.Greater => ">",
        _ => ">=",
    };

    private static void RequireDistinct(string operation, Operand first, ReadOnlySpan<Operand> others, string kind)
    {
        if (first is not Operand.Path path)
            return;
        foreach (var other in others)
        {
            if (other is Operand.Path same && same.At.Equals(path.At))
            {
                throw new ExpressionException(
                    $"Invalid {kind}: The first operand must be distinct from the remaining operands for this operator or function; "
                    + $"operator: {operation}, first operand: {PathOverlap.Describe(path.At)}");
            }
        }
    }

    private static void RequireOrdered(Operand operand, string operation, string kind)
    {
        if (operand is Operand.Value { Of: not (AttributeValue.String or AttributeValue.Number or AttributeValue.Binary) } constant)
            throw WrongType(operation, constant.Of, kind);
    }

    // ADD, DELETE and the arithmetic name types in full; the rest use the codes of the wire.
    private static string TypeName(string operation, AttributeValue value) => operation is not ("ADD" or "DELETE")
        ? value.Kind.ToCode()
        : value.Kind switch
        {
            AttributeKind.String => "STRING",
            AttributeKind.Number => "NUMBER",
            AttributeKind.Binary => "BINARY",
            AttributeKind.Boolean => "BOOLEAN",
            AttributeKind.Null => "NULL",
            AttributeKind.List => "LIST",
            AttributeKind.Map => "MAP",
            _ => value.Kind.ToCode(),
        };

    private static string Describe(AttributeValue low, AttributeValue high) =>
        $"lower bound operand: AttributeValue: {Describe(low)}, upper bound operand: AttributeValue: {Describe(high)}";

    private static string Describe(AttributeValue value) => value switch
    {
        AttributeValue.String s => $"{{S:{s.Text}}}",
        AttributeValue.Number n => $"{{N:{n.Value}}}",
        _ => $"{{{value.Kind.ToCode()}}}",
    };
}
