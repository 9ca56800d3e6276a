using System.Text;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Shapes;

namespace FauxSql.Engine.Tests.Validation;

public sealed class RequestDigestTests
{
    private const string Put = """{"Put":{"TableName":"Tab","Item":{"p":{"S":"x"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""";

    [Theory]
    [InlineData(""" { "Put" : { "TableName" : "Tab", "Item":{"p":{"S":"x"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    [InlineData("""{"Put":{"Item":{"l":{"L":[{"S":"a"},{"S":"b"}]},"p":{"S":"x"}},"TableName":"Tab"}}""")]
    [InlineData("""{"Put":{"TableName":"\u0054ab","Item":{"\u0070":{"S":"\u0078"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    [InlineData("""{"Put":{"TableName":"Tab","ConditionExpression":null,"Item":{"p":{"S":"x"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    public void However_it_is_written_a_request_has_one_digest(string action) => Assert.Equal(Of(Put), Of(action));

    [Theory]
    [InlineData("""{"Put":{"TableName":"Tab","Item":{"p":{"S":"x"},"l":{"L":[{"S":"b"},{"S":"a"}]}}}}""")]
    [InlineData("""{"Put":{"TableName":"Tab","Item":{"p":{"S":"x"},"l":{"L":[{"S":"a"}]}}}}""")]
    [InlineData("""{"Put":{"TableName":"Tab","Item":{"l":{"S":"x"},"p":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    [InlineData("""{"Put":{"TableName":"Tab","Item":{"p":{"N":"x"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    [InlineData("""{"Put":{"TableName":"Tab","Item":{"p":{"x":"S"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    [InlineData("""{"Put":{"TableName":"Tab","Item":{"p":{"S":"x","l":{"L":[{"S":"a"},{"S":"b"}]}}}}}""")]
    [InlineData("""{"Delete":{"TableName":"Tab","Item":{"p":{"S":"x"},"l":{"L":[{"S":"a"},{"S":"b"}]}}}}""")]
    public void Another_request_has_another_digest(string action) => Assert.NotEqual(Of(Put), Of(action));

    [Fact]
    public void The_order_of_actions_counts()
    {
        const string Other = """{"Delete":{"TableName":"Tab","Key":{"p":{"S":"y"}}}}""";
        Assert.NotEqual(Of($"{Put},{Other}"), Of($"{Other},{Put}"));
        Assert.NotEqual(Of(Put), Of($"{Put},{Put}"));
    }

    private static string Of(string actions)
    {
        using var text = Deserialisation.Read(Encoding.UTF8.GetBytes($$"""{"TransactItems":[{{actions}}]}"""), "TransactWriteItems");
        return Convert.ToHexString(RequestDigest.Of(text.Root.Find("TransactItems")!.Value.Elements));
    }
}
