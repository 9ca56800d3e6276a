using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>The tokens of an expression and what every kind of expression is made of: names, paths, values and lists.</summary>
internal sealed class ExpressionReader
{
    // A condition as deep as AWS's 300 operators allow; deeper ones would only exhaust the stack.
    private const int MaxDepth = 300;

    private readonly string _text;
    private readonly string _kind;
    private readonly ExpressionNames _names;
    private readonly List<ExpressionToken> _tokens;
    private readonly int[] _closing;
    private int _position;
    private int _depth;
    private int _operators;

    public ExpressionReader(string text, ExpressionNames names, string kind)
    {
        _text = text;
        _kind = kind;
        _names = names;
        Problems = new ExpressionProblems(kind);
        if (text.Length == 0)
            throw Problems.Refusal("The expression can not be empty;");
        var bytes = Encoding.UTF8.GetByteCount(text);
        if (bytes > DynamoLimits.ExpressionBytes)
            throw Problems.Refusal("Expression size has exceeded the maximum allowed size;" + (SaysSize(kind) ? $" expression size: {bytes}" : ""));
        _tokens = ExpressionTokenizer.Tokenize(text, kind);
        _closing = ClosingParentheses(_tokens);
    }

    // https://github.com/scylladb/scylladb/blob/master/test/alternator/test_limits.py has AWS's words for a condition with the size,
    // https://github.com/aws/aws-sdk-java-v2/issues/4597 those for an update without it; what AWS says of
    // projections and key conditions is not known, and they are taken for the latter.
    private static bool SaysSize(string kind) => kind is "ConditionExpression" or "FilterExpression";

    public ExpressionProblems Problems { get; }

    public ExpressionToken Current => _tokens[_position];

    /// <summary>Whether the name at hand is a function's.</summary>
    public bool IsFunctionCall => Current.IsName && Current.Text[0] != '#' && _tokens[_position + 1].Text == "(";

    /// <summary>The token behind the parenthesis that closes the one at hand; the end when none does.</summary>
    public ExpressionToken BehindParenthesis => _closing[_position] is >= 0 and var close ? _tokens[close + 1] : _tokens[^1];

    /// <summary>Whether the parenthesis at hand holds nothing but another pair: <c>((…))</c>.</summary>
    public bool IsRedundantParenthesis => _tokens[_position + 1].Text == "(" && _closing[_position] >= 0 && _closing[_position + 1] == _closing[_position] - 1;

    public string Take() => _tokens[_position++].Text;

    public bool TryTake(string token)
    {
        if (Current.Text != token)
            return false;
        _position++;
        return true;
    }

    public bool TryKeyword(string keyword)
    {
        if (!Current.IsKeyword(keyword))
            return false;
        _position++;
        return true;
    }

    public void Expect(string token)
    {
        if (!TryTake(token))
            throw Unexpected();
    }

    public void ExpectKeyword(string keyword)
    {
        if (!TryKeyword(keyword))
            throw Unexpected();
    }

    /// <summary>Ends the expression: nothing may follow, and nothing may have been wrong.</summary>
    public void ExpectEnd()
    {
        if (!Current.IsEnd)
            throw Unexpected();
        if (_operators > DynamoLimits.ExpressionOperators)
            throw Problems.Refusal($"The expression contains too many operators; operator count: {_operators}");
        Problems.ThrowIfAny();
    }

    /// <summary>Reads one level deeper.</summary>
    public T Deeper<T>(Func<T> read)
    {
        if (++_depth > MaxDepth)
            throw Problems.Refusal("The expression has exceeded the maximum depth of nesting");
        var result = read();
        _depth--;
        return result;
    }

    public void CountOperator() => _operators++;

    public ImmutableArray<T> ReadList<T>(Func<T> readElement)
    {
        var elements = ImmutableArray.CreateBuilder<T>();
        do
        {
            elements.Add(readElement());
        }
        while (TryTake(","));
        return elements.ToImmutable();
    }

    public AttributeValue ReadValue(Action<ProblemRank, string?> report)
    {
        var placeholder = Take();
        if (_names.TryUseValue(placeholder, out var value))
            return value;
        report(ProblemRank.UndefinedValue, $"An expression attribute value used in expression is not defined; attribute value: {placeholder}");
        return AttributeValue.Null.Instance;
    }

    public DocumentPath ReadPath(Action<ProblemRank, string?> report)
    {
        return ContinuePath(new DocumentPath(ReadName(report)), report);
    }

    /// <summary>Reads what follows a path within it.</summary>
    public DocumentPath ContinuePath(DocumentPath path, Action<ProblemRank, string?> report)
    {
        if (Current.Text is not ("." or "["))
            return path;
        var steps = path.Steps.ToBuilder();
        while (true)
        {
            if (TryTake("."))
                steps.Add(PathStep.Of(ReadName(report)));
            else if (TryTake("["))
                steps.Add(PathStep.Of(ReadIndex(report)));
            else
                return new DocumentPath(steps.ToImmutable());
            if (steps.Count > DynamoLimits.NestingDepth)
                throw Problems.Refusal($"The document path has too many nesting levels; nesting levels: {steps.Count}");
        }
    }

    /// <summary>The syntax error at the current token; AWS shows it with the tokens on both sides.</summary>
    public ExpressionException Unexpected() => ExpressionTokenizer.Error(_text, _kind, _tokens, _position);

    private string ReadName(Action<ProblemRank, string?> report)
    {
        if (!Current.IsName)
            throw Unexpected();
        var token = Take();
        if (token[0] == '#')
        {
            if (_names.TryUseName(token, out var name))
                return name;
            report(ProblemRank.UndefinedName, $"An expression attribute name used in the document path is not defined; attribute name: {token}");
            return token;
        }

        if (ReservedWords.Contains(token))
            Problems.Add(ProblemRank.Reserved, $"Attribute name is a reserved keyword; reserved keyword: {token}");
        return token;
    }

    private int ReadIndex(Action<ProblemRank, string?> report)
    {
        if (Current.IsEnd || !Current.Text.All(char.IsAsciiDigit))
            throw Unexpected();
        var digits = Take();
        if (!int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var index))
            report(ProblemRank.ListIndex, $"List index is not within the allowable range; index: [{digits}]");
        Expect("]");
        return index;
    }

    private static int[] ClosingParentheses(List<ExpressionToken> tokens)
    {
        var closing = new int[tokens.Count];
        Array.Fill(closing, -1);
        var open = new Stack<int>();
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Text == "(")
                open.Push(i);
            else if (tokens[i].Text == ")" && open.TryPop(out var start))
                closing[start] = i;
        }

        return closing;
    }
}
