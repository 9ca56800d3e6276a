using System.Text;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Expressions;

public sealed class ConditionEvaluatorTests
{
    private static readonly byte[] Item = Encoding.UTF8.GetBytes("""
        {"n":{"N":"5"},"s":{"S":"banana"},"u":{"S":"ü"},"b":{"B":"AQID"},"t":{"BOOL":true},"z":{"NULL":true},
         "ss":{"SS":["x","y"]},"ns":{"NS":["1","2.50"]},"bs":{"BS":["AQ=="]},
         "l":{"L":[{"N":"1"},{"M":{"k":{"S":"deep"}}}]},"m":{"M":{"a":{"N":"1"},"c":{"L":[]}}}}
        """);

    private static readonly Dictionary<string, AttributeValue> Values = ItemJson.Parse(Encoding.UTF8.GetBytes("""
        {":5":{"N":"5.0"},":6":{"N":"6"},":1":{"N":"1"},":2":{"N":"2"},":t5":{"S":"5"},":ban":{"S":"ban"},":nan":{"S":"nan"},":S":{"S":"S"},
         ":01":{"B":"AQ=="},":0102":{"B":"AQI="},":x":{"S":"x"},":25":{"N":"2.5"},":yx":{"SS":["y","x"]},":deep":{"S":"deep"},":0":{"N":"0"}}
        """));

    [Theory]
    [InlineData("n = :5")]
    [InlineData("n <> :6")]
    [InlineData("n < :6")]
    [InlineData("n <= :5")]
    [InlineData("n >= :5")]
    [InlineData("n BETWEEN :5 AND :6")]
    [InlineData("n IN (:6, :5)")]
    [InlineData("n <> :t5")]
    [InlineData("NOT n = :t5")]
    [InlineData("gone <> :5")]
    [InlineData("gone <> nowhere")]
    [InlineData("ss = :yx")]
    [InlineData("attribute_exists(m.a)")]
    [InlineData("attribute_exists(z)")]
    [InlineData("attribute_not_exists(m.x)")]
    [InlineData("attribute_not_exists(l[2])")]
    [InlineData("attribute_type(s, :S)")]
    [InlineData("begins_with(s, :ban)")]
    [InlineData("begins_with(b, :0102)")]
    [InlineData("contains(s, :nan)")]
    [InlineData("contains(ss, :x)")]
    [InlineData("contains(ns, :25)")]
    [InlineData("contains(bs, :01)")]
    [InlineData("contains(l, :1)")]
    [InlineData("l[1].k = :deep")]
    [InlineData("size(u) = :1")]
    [InlineData("size(b) < :5")]
    [InlineData("size(ss) = :2")]
    [InlineData("size(l) = :2")]
    [InlineData("size(m) = :2")]
    [InlineData("size(m.c) = :0")]
    [InlineData("n = :6 OR n = :5 AND s <> :ban")]
    [InlineData("contains(l, :1) AND contains(ss, :x) AND contains(l, :1)")]
    [InlineData("contains(l, :1) AND NOT contains(m.c, :1) AND size(l) = :2 AND size(m) = :2 AND size(m.c) = :0")]
    [InlineData("size(l) = :2 AND attribute_not_exists(l[2]) AND attribute_exists(l[1]) AND l[1].k = :deep AND attribute_exists(l)")]
    public void True_conditions(string text) => Assert.True(IsTrue(text, Item));

    [Theory]
    [InlineData("n = :t5")]
    [InlineData("n < :t5")]
    [InlineData("n >= :t5")]
    [InlineData("gone = :5")]
    [InlineData("gone = nowhere")]
    [InlineData("gone < :5")]
    [InlineData("gone BETWEEN :1 AND :6")]
    [InlineData("gone IN (:5, nowhere)")]
    [InlineData("n BETWEEN :6 AND :6")]
    [InlineData("t < n")]
    [InlineData("attribute_type(n, :S)")]
    [InlineData("begins_with(s, :nan)")]
    [InlineData("begins_with(l, :ban)")]
    [InlineData("contains(s, b)")]
    [InlineData("contains(n, :5)")]
    [InlineData("size(n) = :1")]
    [InlineData("size(t) = :1")]
    [InlineData("s.k = :5")]
    public void False_conditions(string text) => Assert.False(IsTrue(text, Item));

    [Fact]
    public void A_missing_item_has_no_attribute()
    {
        Assert.True(IsTrue("attribute_not_exists(n)", "{}"u8.ToArray()));
        Assert.False(IsTrue("n = :5", "{}"u8.ToArray()));
    }

    [Fact]
    public void Strings_are_ordered_by_their_UTF8_bytes()
    {
        Assert.True(ValueOrder.TryCompare(new AttributeValue.String("\uFFFD"), new AttributeValue.String("\U0001F600"), out var order));
        Assert.True(order < 0);
    }

    private static bool IsTrue(string text, byte[] item) =>
        ConditionEvaluator.IsTrue(ExpressionParser.ParseCondition(text, new ExpressionNames(null, Values)), item);
}
