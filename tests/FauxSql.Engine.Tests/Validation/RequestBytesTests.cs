using System.Text;
using FauxSql.Protocol.Backends;

namespace FauxSql.Engine.Tests.Validation;

public sealed class RequestBytesTests
{
    [Theory]
    [InlineData("""{"TableName":"Tab~"}""")]
    [InlineData("""{"TableName":"Tab","Nobody":"~"}""")]
    [InlineData("""{"TableName":"Tab","Nobody":{"a":["~"]}}""")]
    [InlineData("""{"TableName":"Tab","Nobody~":1}""")]
    [InlineData("""{"TableName":"Tab"}~""")]
    public async Task A_body_with_a_byte_that_is_not_text_is_refused(string body)
    {
        using var dynamo = new Dynamo().WithTable();
        Assert.Equal("Tab", dynamo.Ok("DescribeTable", """{"TableName":"Tab"}""").GetProperty("Table").GetProperty("TableName").GetString());
        using var answer = await dynamo.Engine.SendAsync(
            new BackendRequest("DescribeTable", Encoding.Latin1.GetBytes(body.Replace('~', 'ÿ')), CallContext.None), TestContext.Current.CancellationToken);
        Assert.Equal(400, answer.Status);
        Assert.Contains("SerializationException", Encoding.UTF8.GetString(answer.Body.Span), StringComparison.Ordinal);
    }
}
