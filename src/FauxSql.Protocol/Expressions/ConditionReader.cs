using System.Collections.Immutable;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// Reads conditions, filters and key conditions.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.OperatorsAndFunctions.html
/// </summary>
internal sealed class ConditionReader(ExpressionReader reader)
{
    private static readonly Condition Misread = new Condition.Exists(new DocumentPath(""));

    public Condition ReadAll()
    {
        var condition = ReadOr();
        reader.ExpectEnd();
        return condition;
    }

    private Condition ReadOr()
    {
        var condition = ReadAnd();
        while (reader.TryKeyword("OR"))
        {
            reader.CountOperator();
            condition = new Condition.Or(condition, ReadAnd());
        }

        return condition;
    }

    private Condition ReadAnd()
    {
        var condition = ReadNot();
        while (reader.TryKeyword("AND"))
        {
            reader.CountOperator();
            condition = new Condition.And(condition, ReadNot());
        }

        return condition;
    }

    private Condition ReadNot() => reader.Deeper(() =>
    {
        if (!reader.TryKeyword("NOT"))
            return ReadTerm();
        reader.CountOperator();
        return new Condition.Not(ReadNot());
    });

    private Condition ReadTerm()
    {
        // A parenthesis holds an operand when a comparison or the rest of a path follows it, and a condition otherwise.
        if (reader.Current.Text != "(" || IsComparison(reader.BehindParenthesis) || reader.BehindParenthesis.Text is "." or "[")
            return ReadComparison();
        CheckParenthesis();
        reader.Expect("(");
        var inner = ReadOr();
        reader.Expect(")");
        return inner;
    }

    private Condition ReadComparison()
    {
        var left = ReadOperand();
        if (!IsComparison(reader.Current))
            return ReadAlone(left);
        RefuseFunction(left);
        reader.CountOperator();
        Condition condition = reader.TryKeyword("BETWEEN") ? ReadBetween(left)
            : reader.TryKeyword("IN") ? ReadIn(left)
            : ReadCompare(left);
        reader.Problems.EndTerm();
        return condition;
    }

    // What stands without a comparison is a function that answers yes or no.
    private Condition ReadAlone(ReadOperand operand)
    {
        if (operand.Function is null)
            throw reader.Unexpected();
        if (operand.Condition is null)
            reader.Problems.Add(ProblemRank.MisusedFunction, OperandRules.Misused(operand.Function));
        reader.Problems.EndTerm();
        return operand.Condition ?? Misread;
    }

    private Condition ReadBetween(ReadOperand subject)
    {
        var low = ReadPlainOperand();
        reader.ExpectKeyword("AND");
        var between = new Condition.Between(subject.Operand, low, ReadPlainOperand());
        OperandRules.Check(between, reader.Problems);
        return between;
    }

    private Condition ReadIn(ReadOperand subject)
    {
        reader.Expect("(");
        var candidates = reader.ReadList(ReadPlainOperand);
        reader.Expect(")");
        if (candidates.Length > DynamoLimits.InOperands)
        {
            reader.Problems.AddToTerm(
                ProblemRank.OperandCount, $"The IN operator is provided with too many operands; number of operands: {candidates.Length}");
        }

        var within = new Condition.In(subject.Operand, candidates);
        OperandRules.Check(within, reader.Problems);
        return within;
    }

    private Condition ReadCompare(ReadOperand left)
    {
        var comparator = ComparatorOf(reader.Take())!.Value;
        var compare = new Condition.Compare(left.Operand, comparator, ReadPlainOperand());
        OperandRules.Check(compare, reader.Problems);
        return compare;
    }

    private Operand ReadPlainOperand()
    {
        var operand = ReadOperand();
        RefuseFunction(operand);
        return operand.Operand;
    }

    private ReadOperand ReadOperand() => reader.Deeper(() =>
    {
        if (reader.Current.Text == "(")
        {
            CheckParenthesis();
            reader.Expect("(");
            var inner = ReadOperand();
            reader.Expect(")");
            return inner.Operand is Operand.Path path ? new ReadOperand(new Operand.Path(reader.ContinuePath(path.At, Report))) : inner;
        }

        if (reader.Current.IsValue)
            return new ReadOperand(new Operand.Value(reader.ReadValue(Report)));
        if (reader.IsFunctionCall && !IsKeyword(reader.Current))
            return ReadFunction();
        if (IsKeyword(reader.Current))
            throw reader.Unexpected();
        return new ReadOperand(new Operand.Path(reader.ReadPath(Report)));
    });

    // In a condition the first placeholder that is missing is reported, be it a name's or a value's.
    private void Report(ProblemRank rank, string? text) =>
        reader.Problems.AddToTerm(rank == ProblemRank.UndefinedValue ? ProblemRank.UndefinedName : rank, text);

    private ReadOperand ReadFunction()
    {
        var name = reader.Take();
        reader.Expect("(");
        var operands = reader.ReadList(ReadPlainOperand);
        reader.Expect(")");
        if (name != "size")
            reader.CountOperator();
        if (FunctionOf(name, operands) is { } function)
            return function;
        return new ReadOperand(new Operand.Value(AttributeValue.Null.Instance), name, name == "size" ? null : Misread);
    }

    private ReadOperand? FunctionOf(string name, ImmutableArray<Operand> operands)
    {
        if (OperandRules.CountOf(name) is not { } expected)
        {
            reader.Problems.Add(ProblemRank.UnknownFunction, OperandRules.UnknownFunction(name, "a condition"));
            return null;
        }

        if (operands.Length != expected)
        {
            reader.Problems.AddToTerm(ProblemRank.OperandCount, OperandRules.WrongCount(name, operands.Length));
            return null;
        }

        if (name == "size")
        {
            var size = new Operand.Size(operands[0]);
            OperandRules.Check(size, reader.Problems);
            return new ReadOperand(size, name);
        }

        var placeholder = new Operand.Value(AttributeValue.Null.Instance);
        return ConditionOf(name, operands) is { } condition ? new ReadOperand(placeholder, name, condition) : null;
    }

    private Condition? ConditionOf(string name, ImmutableArray<Operand> operands)
    {
        Condition condition;
        if (name == "begins_with")
            condition = new Condition.BeginsWith(operands[0], operands[1]);
        else if (name == "contains")
            condition = new Condition.Contains(operands[0], operands[1]);
        else if (name == "attribute_type" && operands[0] is not Operand.Size)
            condition = new Condition.HasType(operands[0], operands[1]);
        else if (operands[0] is not Operand.Path { At: var path })
        {
            reader.Problems.AddToTerm(ProblemRank.OperandType, OperandRules.NoPath(name));
            return null;
        }
        else
            condition = name == "attribute_exists" ? new Condition.Exists(path) : new Condition.NotExists(path);

        OperandRules.Check(condition, reader.Problems);
        return condition;
    }

    private void RefuseFunction(ReadOperand operand)
    {
        if (operand.Condition is not null)
            reader.Problems.Add(ProblemRank.MisusedFunction, OperandRules.Misused(operand.Function!));
    }

    private void CheckParenthesis()
    {
        if (reader.IsRedundantParenthesis)
            reader.Problems.Add(ProblemRank.Parentheses, "The expression has redundant parentheses;");
    }

    private static bool IsComparison(ExpressionToken token) =>
        ComparatorOf(token.Text) is not null || token.IsKeyword("BETWEEN") || token.IsKeyword("IN");

    private static bool IsKeyword(ExpressionToken token) =>
        token.IsKeyword("AND") || token.IsKeyword("OR") || token.IsKeyword("NOT") || token.IsKeyword("BETWEEN") || token.IsKeyword("IN");

    private static Comparator? ComparatorOf(string text) => text switch
    {
        "=" => Comparator.Equal,
        "<>" => Comparator.NotEqual,
        "<" => Comparator.Less,
        "<=" => Comparator.LessOrEqual,
        ">" => Comparator.Greater,
        ">=" => Comparator.GreaterOrEqual,
        _ => null,
    };
}
