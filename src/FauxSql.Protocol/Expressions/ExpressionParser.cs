using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// Reads the expressions of requests, in linear time. Its counterpart is <see cref="ExpressionPrinter"/>.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
/// </summary>
public sealed class ExpressionParser
{
    // A condition as deep as AWS's 300 operators allow; deeper ones would only exhaust the stack.
    private const int MaxDepth = 300;

    private readonly string _text;
    private readonly string _kind;
    private readonly ExpressionNames _names;
    private readonly List<ExpressionToken> _tokens;
    private int _position;
    private int _depth;
    private int _operators;

    private ExpressionParser(string text, ExpressionNames names, string kind)
    {
        _text = text;
        _kind = kind;
        _names = names;
        if (text.Length == 0)
            throw Invalid("The expression can not be empty;");
        if (Encoding.UTF8.GetByteCount(text) > DynamoLimits.ExpressionBytes)
        {
            throw Invalid("Expression size has exceeded the maximum allowed size; expression size: "
                + Encoding.UTF8.GetByteCount(text).ToString(CultureInfo.InvariantCulture));
        }

        _tokens = ExpressionTokenizer.Tokenize(text, kind);
    }

    private ExpressionToken Current => _tokens[_position];

    /// <summary>Reads a condition, a filter or a key condition.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The request's placeholders.</param>
    /// <param name="expressionKind">The parameter's name, for messages.</param>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public static Condition ParseCondition(string text, ExpressionNames names, string expressionKind = "ConditionExpression")
    {
        var parser = new ExpressionParser(text, names, expressionKind);
        var condition = parser.ReadOr();
        parser.ExpectEnd();
        return condition;
    }

    /// <summary>Reads an update.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The request's placeholders.</param>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public static UpdateExpression ParseUpdate(string text, ExpressionNames names)
    {
        var parser = new ExpressionParser(text, names, "UpdateExpression");
        var actions = parser.ReadClauses();
        PathOverlap.ThrowIfAny(actions.Select(action => action.At), "UpdateExpression");
        return new UpdateExpression(actions);
    }

    /// <summary>Reads a projection.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="names">The request's placeholders.</param>
    /// <exception cref="ExpressionException">The expression is wrong.</exception>
    public static ProjectionExpression ParseProjection(string text, ExpressionNames names)
    {
        var parser = new ExpressionParser(text, names, "ProjectionExpression");
        var paths = parser.ReadList(parser.ReadPath);
        parser.ExpectEnd();
        PathOverlap.ThrowIfAny(paths, "ProjectionExpression");
        return new ProjectionExpression(paths);
    }

    private Condition ReadOr()
    {
        var condition = ReadAnd();
        while (TryKeyword("OR"))
            condition = new Condition.Or(condition, ReadAnd());
        return condition;
    }

    private Condition ReadAnd()
    {
        var condition = ReadNot();
        while (TryKeyword("AND"))
            condition = new Condition.And(condition, ReadNot());
        return condition;
    }

    private Condition ReadNot()
    {
        Descend();
        var condition = TryKeyword("NOT") ? new Condition.Not(ReadNot()) : ReadTerm();
        _depth--;
        return condition;
    }

    private Condition ReadTerm()
    {
        if (Current.Text == "(")
        {
            _position++;
            if (Current.Text == "(" && ClosesRedundantly())
                throw Invalid("The expression has redundant parentheses;");
            var inner = ReadOr();
            Expect(")");
            return inner;
        }

        return IsFunctionCall() && Current.Text != "size" ? ReadFunction() : ReadComparison();
    }

    /// <summary>Whether the parenthesis at hand closes just before another one does: <c>((…))</c>.</summary>
    private bool ClosesRedundantly()
    {
        var open = 0;
        for (var i = _position; i < _tokens.Count; i++)
        {
            open += _tokens[i].Text switch { "(" => 1, ")" => -1, _ => 0 };
            if (open == 0)
                return i + 1 < _tokens.Count && _tokens[i + 1].Text == ")";
        }

        return false;
    }

    private Condition ReadComparison()
    {
        var left = ReadOperand();
        CountOperator();
        if (TryKeyword("BETWEEN"))
        {
            var low = ReadOperand();
            ExpectKeyword("AND");
            var high = ReadOperand();
            return OperandRules.Checked(new Condition.Between(left, low, high), _kind);
        }

        if (TryKeyword("IN"))
        {
            Expect("(");
            var candidates = ReadList(ReadOperand);
            Expect(")");
            if (candidates.Length > DynamoLimits.InOperands)
                throw Invalid($"The IN operator is provided with too many operands; number of operands: {candidates.Length}");
            return OperandRules.Checked(new Condition.In(left, candidates), _kind);
        }

        Comparator? comparator = Current.Text switch
        {
            "=" => Comparator.Equal,
            "<>" => Comparator.NotEqual,
            "<" => Comparator.Less,
            "<=" => Comparator.LessOrEqual,
            ">" => Comparator.Greater,
            ">=" => Comparator.GreaterOrEqual,
            _ => null,
        };
        if (comparator is null)
            throw Unexpected();
        _position++;
        return OperandRules.Checked(new Condition.Compare(left, comparator.Value, ReadOperand()), _kind);
    }

    private Condition ReadFunction()
    {
        CountOperator();
        var name = Current.Text;
        _position += 2;
        var operands = ReadList(ReadOperand);
        Expect(")");
        var expected = name switch
        {
            "attribute_exists" or "attribute_not_exists" => 1,
            "attribute_type" or "begins_with" or "contains" => 2,
            "if_not_exists" or "list_append" =>
                throw Invalid($"The function is not allowed in a condition expression; function: {name}"),
            _ => throw Invalid($"Invalid function name; function: {name}"),
        };
        if (operands.Length != expected)
        {
            throw Invalid("Incorrect number of operands for operator or function; "
                + $"operator or function: {name}, number of operands: {operands.Length}");
        }

        return name switch
        {
            "attribute_exists" => new Condition.Exists(PathOf(operands[0], name)),
            "attribute_not_exists" => new Condition.NotExists(PathOf(operands[0], name)),
            "attribute_type" => OperandRules.Checked(new Condition.HasType(PathOf(operands[0], name), operands[1]), _kind),
            "begins_with" => OperandRules.Checked(new Condition.BeginsWith(operands[0], operands[1]), _kind),
            _ => OperandRules.Checked(new Condition.Contains(operands[0], operands[1]), _kind),
        };
    }

    private Operand ReadOperand()
    {
        Descend();
        var operand = ReadValueOrPath();
        _depth--;
        return operand;
    }

    private Operand ReadValueOrPath()
    {
        if (Current.IsValue)
            return new Operand.Value(_names.Value(Take(), _kind));
        if (!IsFunctionCall())
            return new Operand.Path(ReadPath());
        var name = Current.Text;
        if (name != "size")
            throw Invalid(KnownFunctions.Contains(name)
                ? $"The function is not allowed to be used this way in an expression; function: {name}"
                : $"Invalid function name; function: {name}");
        _position += 2;
        var operands = ReadList(ReadOperand);
        Expect(")");
        return operands.Length == 1
            ? OperandRules.Checked(new Operand.Size(operands[0]), _kind)
            : throw Invalid("Incorrect number of operands for operator or function; "
                + $"operator or function: size, number of operands: {operands.Length}");
    }

    private static readonly HashSet<string> KnownFunctions = new(StringComparer.Ordinal)
    {
        "attribute_exists", "attribute_not_exists", "attribute_type", "begins_with", "contains", "if_not_exists", "list_append",
    };

    private ImmutableArray<UpdateAction> ReadClauses()
    {
        var actions = ImmutableArray.CreateBuilder<UpdateAction>();
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        do
        {
            Func<UpdateAction> readAction = Current.Text.ToUpperInvariant() switch
            {
                "SET" => ReadSet,
                "REMOVE" => () => new UpdateAction.Remove(ReadPath()),
                "ADD" => ReadAdd,
                "DELETE" => ReadDelete,
                _ => throw Unexpected(),
            };
            if (!seen.Add(Current.Text))
                throw Invalid($"The \"{Current.Text.ToUpperInvariant()}\" section can only be used once in an update expression;");
            _position++;
            actions.AddRange(ReadList(readAction));
        }
        while (!Current.IsEnd);
        return actions.ToImmutable();
    }

    private UpdateAction ReadSet()
    {
        var path = ReadPath();
        Expect("=");
        return new UpdateAction.Set(path, ReadUpdateValue());
    }

    private UpdateAction ReadAdd()
    {
        var path = ReadPath();
        var value = ReadConstant();
        return value is AttributeValue.Number or AttributeValue.StringSet or AttributeValue.NumberSet or AttributeValue.BinarySet
            ? new UpdateAction.Add(path, value)
            : throw OperandRules.WrongType("ADD", value, _kind);
    }

    private UpdateAction ReadDelete()
    {
        var path = ReadPath();
        var value = ReadConstant();
        return value is AttributeValue.StringSet or AttributeValue.NumberSet or AttributeValue.BinarySet
            ? new UpdateAction.Delete(path, value)
            : throw OperandRules.WrongType("DELETE", value, _kind);
    }

    private UpdateValue ReadUpdateValue()
    {
        var value = ReadUpdateTerm();
        if (Current.Text is not ("+" or "-"))
            return value;
        CountOperator();
        var isPlus = Take() == "+";
        var right = ReadUpdateTerm();
        OperandRules.CheckArithmetic(isPlus ? "+" : "-", value, right, _kind);
        return isPlus ? new UpdateValue.Plus(value, right) : new UpdateValue.Minus(value, right);
    }

    private UpdateValue ReadUpdateTerm()
    {
        Descend();
        var value = ReadUpdateOperand();
        _depth--;
        return value;
    }

    private UpdateValue ReadUpdateOperand()
    {
        if (Current.Text == "(")
        {
            _position++;
            var inner = ReadUpdateValue();
            Expect(")");
            return inner;
        }

        if (!IsFunctionCall())
            return new UpdateValue.Plain(ReadOperand());
        CountOperator();
        var name = Current.Text;
        if (name is not ("if_not_exists" or "list_append"))
        {
            throw Invalid(KnownFunctions.Contains(name) || name == "size"
                ? $"The function is not allowed in an update expression; function: {name}"
                : $"Invalid function name; function: {name}");
        }

        _position += 2;
        var operands = ReadList(ReadUpdateValue);
        Expect(")");
        if (operands.Length != 2)
        {
            throw Invalid("Incorrect number of operands for operator or function; "
                + $"operator or function: {name}, number of operands: {operands.Length}");
        }

        if (name == "list_append")
        {
            OperandRules.CheckListAppend(operands[0], operands[1], _kind);
            return new UpdateValue.ListAppend(operands[0], operands[1]);
        }

        return operands[0] is UpdateValue.Plain { Of: Operand.Path path }
            ? new UpdateValue.IfNotExists(path.At, operands[1])
            : throw Invalid("Operator or function requires a document path; operator or function: if_not_exists");
    }

    private AttributeValue ReadConstant() => Current.IsValue ? _names.Value(Take(), _kind) : throw Unexpected();

    private DocumentPath ReadPath()
    {
        var path = new DocumentPath(ReadName());
        while (true)
        {
            if (Current.Text == ".")
            {
                _position++;
                path = path.Then(ReadName());
            }
            else if (Current.Text == "[")
            {
                _position++;
                if (!int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
                    throw Unexpected();
                _position++;
                Expect("]");
                path = path.Then(index);
            }
            else
            {
                return path;
            }

            if (path.Steps.Length > DynamoLimits.NestingDepth)
                throw Invalid($"The document path has too many nesting levels; nesting levels: {path.Steps.Length}");
        }
    }

    private string ReadName()
    {
        if (!Current.IsName)
            throw Unexpected();
        var token = Current.Text;
        if (token[0] == '#')
        {
            _position++;
            return _names.Name(token, _kind);
        }

        if (ReservedWords.Contains(token))
            throw Invalid($"Attribute name is a reserved keyword; reserved keyword: {token}");
        _position++;
        return token;
    }

    private ImmutableArray<T> ReadList<T>(Func<T> readElement)
    {
        var elements = ImmutableArray.CreateBuilder<T>();
        do
        {
            elements.Add(readElement());
        }
        while (TryTake(","));
        return elements.ToImmutable();
    }

    private DocumentPath PathOf(Operand operand, string function) => operand is Operand.Path path
        ? path.At
        : throw Invalid($"Operator or function requires a document path; operator or function: {function}");

    private bool IsFunctionCall() => Current.IsName && Current.Text[0] != '#' && _tokens[_position + 1].Text == "(";

    private string Take() => _tokens[_position++].Text;

    private bool TryTake(string token)
    {
        if (Current.Text != token)
            return false;
        _position++;
        return true;
    }

    private bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
            return false;
        if (keyword is "AND" or "OR" or "NOT")
            CountOperator();
        _position++;
        return true;
    }

    private void Expect(string token)
    {
        if (!TryTake(token))
            throw Unexpected();
    }

    private void ExpectKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
            throw Unexpected();
        _position++;
    }

    private void ExpectEnd()
    {
        if (!Current.IsEnd)
            throw Unexpected();
    }

    private void Descend()
    {
        if (++_depth > MaxDepth)
            throw Invalid("The expression has exceeded the maximum depth of nesting");
    }

    private void CountOperator()
    {
        if (++_operators > DynamoLimits.ExpressionOperators)
            throw Invalid($"The expression contains too many operators; operator count: {_operators}");
    }

    private ExpressionException Invalid(string what) => new($"Invalid {_kind}: {what}");

    /// <summary>The syntax error at the current token; AWS shows it with the tokens on both sides.</summary>
    private ExpressionException Unexpected()
    {
        var from = _tokens[Math.Max(0, _position - 1)].Start;
        var last = _tokens[Math.Min(_tokens.Count - 1, _position + 1)];
        return ExpressionTokenizer.Error(_text, _kind, Current.Text, from, last.Start + last.Text.Length);
    }
}
