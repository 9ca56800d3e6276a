using System.Buffers;
using System.Text;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Protocol.Tests.Expressions;

public sealed class ProjectorTests
{
    private const string Item = """{"a":{"S":"1"},"m":{"M":{"x":{"N":"1"},"y":{"N":"2"}}},"l":{"L":[{"N":"0"},{"N":"1"},{"M":{"k":{"S":"v"},"w":{"S":"o"}}}]}}""";

    [Theory]
    [InlineData("a", """{"a":{"S":"1"}}""")]
    [InlineData("gone", "{}")]
    [InlineData("m.x", """{"m":{"M":{"x":{"N":"1"}}}}""")]
    [InlineData("m.zz, a", """{"a":{"S":"1"}}""")]
    [InlineData("l[2].k, l[0]", """{"l":{"L":[{"N":"0"},{"M":{"k":{"S":"v"}}}]}}""")]
    [InlineData("l[5]", "{}")]
    [InlineData("a.b", "{}")]
    public void Only_the_paths_remain(string text, string expected)
    {
        Assert.Equal(expected, Project(Parse(text)));

        // Many paths are looked for in another way.
        var many = Parse(text + string.Concat(Enumerable.Range(0, 100).Select(i => $", gone{i}.x")));
        Assert.Equal((expected, expected), (Project(many), Project(many)));
    }

    private static string Project(ProjectionExpression projection)
    {
        var output = new ArrayBufferWriter<byte>();
        Projector.Project(projection, Encoding.UTF8.GetBytes(Item), output);
        return Encoding.UTF8.GetString(output.WrittenSpan);
    }

    [Fact]
    public void Overlapping_paths_are_refused()
    {
        var error = Assert.Throws<ExpressionException>(() => ExpressionParser.ParseProjection("m, m.x", new ExpressionNames(null, null)));
        Assert.Equal(
            "Invalid ProjectionExpression: Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [m], path two: [m, x]",
            error.Message);
    }

    [Fact]
    public void Paths_are_32_steps_deep_and_no_deeper()
    {
        Parse("a" + string.Concat(Enumerable.Repeat(".b", 31)));
        var error = Assert.Throws<ExpressionException>(() => Parse("a" + string.Concat(Enumerable.Repeat(".b", 32))));
        Assert.Equal("Invalid ProjectionExpression: The document path has too many nesting levels; nesting levels: 33", error.Message);
    }

    private static ProjectionExpression Parse(string text) => ExpressionParser.ParseProjection(text, new ExpressionNames(null, null));
}
