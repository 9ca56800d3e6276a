using System.Collections.Immutable;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// Reads updates.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
/// </summary>
internal sealed class UpdateReader(ExpressionReader reader)
{
    public UpdateExpression ReadAll()
    {
        var actions = ImmutableArray.CreateBuilder<UpdateAction>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        do
        {
            var section = reader.Current.Text.ToUpperInvariant();
            Func<UpdateAction> readAction = section switch
            {
                "SET" => ReadSet,
                "REMOVE" => () => new UpdateAction.Remove(ReadPath()),
                "ADD" => ReadAdd,
                "DELETE" => ReadDelete,
                _ => throw reader.Unexpected(),
            };
            if (!seen.Add(section))
                reader.Problems.Add(ProblemRank.Section, $"The \"{section}\" section can only be used once in an update expression;");
            reader.Take();
            actions.AddRange(reader.ReadList(readAction));
        }
        while (!reader.Current.IsEnd);
        PathOverlap.Check(actions.Select(action => action.At), reader.Problems);
        reader.ExpectEnd();
        return new UpdateExpression(actions.ToImmutable());
    }

    private UpdateAction.Set ReadSet()
    {
        var path = ReadPath();
        reader.Expect("=");
        return new UpdateAction.Set(path, ReadAssigned());
    }

    private UpdateAction.Add ReadAdd()
    {
        var path = ReadPath();
        var value = ReadConstant();
        if (value is not (AttributeValue.Number or AttributeValue.StringSet or AttributeValue.NumberSet or AttributeValue.BinarySet))
            Report(ProblemRank.ActionType, OperandRules.WrongActionType("ADD", value));
        return new UpdateAction.Add(path, value);
    }

    private UpdateAction.Delete ReadDelete()
    {
        var path = ReadPath();
        var value = ReadConstant();
        if (value is not (AttributeValue.StringSet or AttributeValue.NumberSet or AttributeValue.BinarySet))
            Report(ProblemRank.ActionType, OperandRules.WrongActionType("DELETE", value));
        return new UpdateAction.Delete(path, value);
    }

    // One sum or difference at most; a parenthesis around all of it may hold one, a parenthesis around an operand may not.
    private UpdateValue ReadAssigned()
    {
        if (reader.Current.Text == "(" && reader.BehindParenthesis.Text is not ("+" or "-"))
            return Parenthesised(ReadAssigned);
        var left = ReadOperand();
        if (reader.Current.Text is not ("+" or "-"))
            return left;
        reader.CountOperator();
        var operation = reader.Take();
        var right = ReadOperand();
        OperandRules.CheckNumbers(operation, left, right, Report);
        return operation == "+" ? new UpdateValue.Plus(left, right) : new UpdateValue.Minus(left, right);
    }

    private UpdateValue ReadOperand() => reader.Deeper(() =>
    {
        if (reader.Current.Text == "(")
            return Parenthesised(ReadOperand);
        if (reader.Current.IsValue)
            return new UpdateValue.Plain(new Operand.Value(reader.ReadValue(Report)));
        if (reader.IsFunctionCall && !IsSection(reader.Current))
            return ReadFunction();
        return new UpdateValue.Plain(new Operand.Path(ReadPath()));
    });

    private UpdateValue Parenthesised(Func<UpdateValue> read) => reader.Deeper(() =>
    {
        reader.Expect("(");
        var inner = read();
        reader.Expect(")");
        return inner;
    });

    private UpdateValue ReadFunction()
    {
        reader.CountOperator();
        var name = reader.Take();
        reader.Expect("(");
        var operands = reader.ReadList(ReadOperand);
        reader.Expect(")");
        if (name is not ("if_not_exists" or "list_append"))
            Report(ProblemRank.UnknownFunction, OperandRules.UnknownFunction(name, "an update"));
        else if (operands.Length != 2)
            Report(ProblemRank.OperandType, OperandRules.WrongCount(name, operands.Length));
        else if (name == "list_append")
            return ListAppend(operands[0], operands[1]);
        else if (operands[0] is UpdateValue.Plain { Of: Operand.Path path })
            return new UpdateValue.IfNotExists(path.At, operands[1]);
        else
            Report(ProblemRank.OperandType, OperandRules.NoPath(name));
        return operands[0];
    }

    private UpdateValue.ListAppend ListAppend(UpdateValue first, UpdateValue second)
    {
        if (first is UpdateValue.ListAppend || second is UpdateValue.ListAppend)
            Report(ProblemRank.MisusedFunction, OperandRules.Misused("list_append"));
        OperandRules.CheckLists(first, second, Report);
        return new UpdateValue.ListAppend(first, second);
    }

    private AttributeValue ReadConstant() => reader.Current.IsValue ? reader.ReadValue(Report) : throw reader.Unexpected();

    private DocumentPath ReadPath() => IsSection(reader.Current) ? throw reader.Unexpected() : reader.ReadPath(Report);

    private void Report(ProblemRank rank, string? text)
    {
        if (text is not null)
            reader.Problems.Add(rank, text);
    }

    private static bool IsSection(ExpressionToken token) =>
        token.IsKeyword("SET") || token.IsKeyword("REMOVE") || token.IsKeyword("ADD") || token.IsKeyword("DELETE");
}
