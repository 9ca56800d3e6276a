using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Fuzzing;

/// <summary>Whatever an expression looks like, it is read or refused in AWS's words.</summary>
public sealed class ExpressionFuzzTests
{
    private static readonly string[] Tokens =
    [
        "a", "b", "#n", "#gone", ":s", ":n", ":l", ":ss", ":gone", "status", "size", "contains", "begins_with", "attribute_exists", "attribute_type",
        "attribute_not_exists", "if_not_exists", "list_append", "foo", "AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "(", ")",
        "((", "))", ",", ".", "[", "]", "[0]", "[99999999999]", "=", "<>", "<", "<=", ">", ">=", "+", "-", "!", "\"", "ü", "😀", "\u0000", "#", ":", "1", "0x",
    ];

    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal) { ["#n"] = "name" };

    private static readonly Dictionary<string, AttributeValue> Values = new(StringComparer.Ordinal)
    {
        [":s"] = new AttributeValue.String("x"),
        [":n"] = new AttributeValue.Number(1),
        [":l"] = new AttributeValue.List([]),
        [":ss"] = new AttributeValue.StringSet(["x"]),
    };

    private static readonly string[] Valid =
    [
        "a = :s AND (b > :n OR NOT contains(a.b[0], :s))", "size(a) BETWEEN :n AND b", "a IN (:s, :n, b)", "attribute_type(a, :s) OR begins_with(#n, :s)",
        "SET a = if_not_exists(a, :n) + :n, b.c = list_append(:l, b) REMOVE c[1] ADD d :n DELETE e :ss", "a, b.c, d[0].e, #n",
    ];

    [Fact]
    public void Tokens_in_any_order_are_read_or_refused() => FuzzInputs.Run(50_000, random =>
    {
        var text = string.Join(random.Next(4) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 25)).Select(_ => Tokens[random.Next(Tokens.Length)]));
        Read(random, text);
    });

    [Fact]
    public void Valid_expressions_with_something_changed_are_read_or_refused() => FuzzInputs.Run(50_000, random =>
    {
        var text = Valid[random.Next(Valid.Length)].ToList();
        for (var changes = random.Next(1, 4); changes > 0 && text.Count > 0; changes--)
        {
            var at = random.Next(text.Count);
            switch (random.Next(3))
            {
                case 0:
                    text.RemoveAt(at);
                    break;
                case 1:
                    text.Insert(at, (char)random.Next(32, 128));
                    break;
                default:
                    text[at] = (char)random.Next(32, 128);
                    break;
            }
        }

        Read(random, string.Concat(text));
    });

    // A reader that tries again at every level needs time exponential in the depth of these.
    [Theory]
    [InlineData("(", 4000)]
    [InlineData("NOT ", 1000)]
    [InlineData("(a = :s AND ", 300)]
    [InlineData("a.", 2000)]
    [InlineData("a[0]", 1000)]
    [InlineData("size(", 800)]
    [InlineData("((a", 1300)]
    [InlineData("a IN (", 600)]
    [InlineData("a = a AND ", 400)]
    [InlineData("list_append(", 340)]
    public void Deep_and_long_expressions_are_refused_in_linear_time(string part, int times)
    {
        var text = string.Concat(Enumerable.Repeat(part, times));
        Assert.ThrowsAny<ExpressionException>(() => ExpressionParser.ParseCondition(text, new ExpressionNames(Names, Values)));
        Assert.ThrowsAny<ExpressionException>(() => ExpressionParser.ParseUpdate("SET a = " + text, new ExpressionNames(Names, Values)));
        Assert.ThrowsAny<ExpressionException>(() => ExpressionParser.ParseProjection(text, new ExpressionNames(Names, Values)));
    }

    private static void Read(Random random, string text)
    {
        var names = new ExpressionNames(Names, Values);
        try
        {
            switch (random.Next(3))
            {
                case 0:
                    ConditionEvaluator.IsTrue(ExpressionParser.ParseCondition(text, names), "{\"a\":{\"L\":[{\"S\":\"x\"}]},\"b\":{\"N\":\"1\"}}"u8.ToArray());
                    break;
                case 1:
                    UpdateApplier.Apply(ExpressionParser.ParseUpdate(text, names), "{\"a\":{\"L\":[{\"S\":\"x\"}]},\"b\":{\"N\":\"1\"}}"u8.ToArray());
                    break;
                default:
                    ExpressionParser.ParseProjection(text, names);
                    break;
            }

            names.ThrowIfUnused();
        }
        catch (ExpressionException e)
        {
            Assert.NotEmpty(e.Message);
        }
    }
}
