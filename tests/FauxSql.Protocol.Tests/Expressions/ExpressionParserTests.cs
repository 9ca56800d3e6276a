using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Expressions;

public sealed class ExpressionParserTests
{
    private static readonly Dictionary<string, AttributeValue> Values = new(StringComparer.Ordinal)
    {
        [":n"] = new AttributeValue.Number(5),
        [":s"] = new AttributeValue.String("a"),
        [":b"] = new AttributeValue.Boolean(true),
        [":one"] = new AttributeValue.Number(1),
    };

    [Theory]
    [InlineData("", "The expression can not be empty;")]
    [InlineData("a = ", "Syntax error; token: \"<EOF>\", near: \"= \"")]
    [InlineData("a = :n b", "Syntax error; token: \"b\", near: \":n b\"")]
    [InlineData("((a = :n))", "The expression has redundant parentheses;")]
    [InlineData("foo(a)", "Invalid function name; function: foo")]
    [InlineData("begins_with(a)", "Incorrect number of operands for operator or function; operator or function: begins_with, number of operands: 1")]
    [InlineData("begins_with(a, :n)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("a < :b", "Incorrect operand type for operator or function; operator or function: <, operand type: BOOL")]
    [InlineData("a BETWEEN :n AND :one", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; lower bound operand: AttributeValue: {N:5}, upper bound operand: AttributeValue: {N:1}")]
    [InlineData("attribute_exists(:n)", "Operator or function requires a document path; operator or function: attribute_exists")]
    [InlineData("attribute_type(a, :s)", "Invalid attribute type name found; type: a, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}")]
    [InlineData("Name = :n", "Attribute name is a reserved keyword; reserved keyword: Name")]
    [InlineData("a ! :n", "Syntax error; token: \"!\", near: \"a ! :n\"")]
    [InlineData("!!! a", "Syntax error; token: \"!\", near: \"!!\"")]
    [InlineData("AND = :n", "Syntax error; token: \"AND\", near: \"AND =\"")]
    [InlineData("size(a)", "The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("contains(a, :s) = :b", "The function is not allowed to be used this way in an expression; function: contains")]
    [InlineData("begins_with(size(a), :s)", "Incorrect operand type for operator or function; operator or function: begins_with, operand type: N")]
    [InlineData("contains(a, a)", "The first operand must be distinct from the remaining operands for this operator or function; operator: contains, first operand: [a]")]
    [InlineData("((a)) = :n", "The expression has redundant parentheses;")]
    [InlineData("if_not_exists(a, :n)", "The function is not allowed in a condition expression; function: if_not_exists")]
    [InlineData("attribute_type(a, b)", "Incorrect operand type for operator or function; operator or function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}")]
    [InlineData("#x = :n", "An expression attribute name used in the document path is not defined; attribute name: #x")]
    [InlineData("a IN (missing2, :k)", "An expression attribute value used in expression is not defined; attribute value: :k")]
    public void Wrong_conditions_get_AWSs_words(string text, string words)
    {
        var error = Assert.Throws<ExpressionException>(() => ExpressionParser.ParseCondition(text, new ExpressionNames(null, Values)));
        Assert.Equal("Invalid ConditionExpression: " + words, error.Message);
    }

    [Theory]
    [InlineData("a = :k AND foo(b) AND ((c = :n)) AND Name = :n d", "Syntax error")]
    [InlineData("a = :k AND foo(b) AND ((c = :n)) AND Name = :n", "redundant parentheses")]
    [InlineData("a = :k AND foo(b) AND Name = :n AND size(d)", "Invalid function name; function: foo")]
    [InlineData("a = :k AND Name = :n AND size(d)", "not allowed to be used this way")]
    [InlineData("a = :k AND Name = :n", "reserved keyword")]
    [InlineData("a < :b AND b = :k", "operand type: BOOL")]
    [InlineData("b = :k AND a < :b", "attribute value: :k")]
    public void Of_several_mistakes_AWS_mentions_the_gravest_kind_and_then_the_first(string text, string words)
    {
        var error = Assert.Throws<ExpressionException>(() => ExpressionParser.ParseCondition(text, new ExpressionNames(null, Values)));
        Assert.Contains(words, error.Message);
    }

    [Theory]
    [InlineData("(a) = (:n)")]
    [InlineData("NOT (a) BETWEEN (:one) AND (:n)")]
    [InlineData("(a) IN ((:n), (:one)) AND (b = :n OR (c = :n AND d = :n))")]
    [InlineData("size((a)) > (:n)")]
    public void Parentheses_may_stand_around_operands_and_conditions(string text) =>
        Assert.NotNull(ExpressionParser.ParseCondition(text, new ExpressionNames(null, Values)));

    [Theory]
    [InlineData("SET a = b + c + d")]
    [InlineData("SET a = (b + c) + d")]
    [InlineData("SET a = if_not_exists(b, c + d)")]
    [InlineData("SET set = :n")]
    public void An_assignment_holds_one_sum_at_most(string text)
    {
        var error = Assert.Throws<ExpressionException>(() => ExpressionParser.ParseUpdate(text, new ExpressionNames(null, Values)));
        Assert.StartsWith("Invalid UpdateExpression: Syntax error;", error.Message);
    }

    [Theory]
    [InlineData("SET a = (b + c)")]
    [InlineData("SET a = (b) - (c)")]
    [InlineData("SET a = ((b))")]
    [InlineData("set a = list_append(if_not_exists(a, b), c) remove d")]
    public void An_assignment_may_be_in_parentheses(string text) =>
        Assert.NotNull(ExpressionParser.ParseUpdate(text, new ExpressionNames(null, Values)));

    [Fact]
    public void Placeholders_that_nothing_uses_are_refused()
    {
        var names = new ExpressionNames(null, Values);
        ExpressionParser.ParseCondition("a = :n AND b = :s AND c = :b", names);
        var error = Assert.Throws<ExpressionException>(names.ThrowIfUnused);
        Assert.Equal("Value provided in ExpressionAttributeValues unused in expressions: keys: {:one}", error.Message);
    }

    [Fact]
    public void Deep_nesting_ends_in_an_error_and_not_in_a_stack_overflow()
    {
        var text = string.Concat(Enumerable.Repeat("NOT (", 700)) + "a = :n" + new string(')', 700);
        Assert.Throws<ExpressionException>(() => ExpressionParser.ParseCondition(text, new ExpressionNames(null, Values)));
    }

    [Fact]
    public void AND_binds_tighter_than_OR()
    {
        var condition = ExpressionParser.ParseCondition("a = :n OR a = :s AND a = :b", new ExpressionNames(null, Values));
        Assert.IsType<Condition.And>(Assert.IsType<Condition.Or>(condition).Right);
    }

    [Fact]
    public void NOT_binds_to_the_next_term_only()
    {
        var condition = ExpressionParser.ParseCondition("NOT a = :n AND a = :s", new ExpressionNames(null, Values));
        Assert.IsType<Condition.Not>(Assert.IsType<Condition.And>(condition).Left);
    }
}
