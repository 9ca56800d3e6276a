using System.Text;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>An item as a deletion that did not come to its end leaves it: the next write that refers to it takes the mark away.</summary>
internal static class Marked
{
    public static async Task MarkAsync(EmbeddedDynamo engine, string table, string key, string value, CancellationToken stop)
    {
        var body = $$$"""{"TableName":"{{{table}}}","Key":{"{{{key}}}":{"S":"{{{value}}}"} }, "UpdateExpression":"SET #d = :d","ExpressionAttributeNames":{"#d":"_fx.deleting"},"ExpressionAttributeValues":{":d":{"S":"x"} } }""";
        using var response = await engine.SendAsync(new BackendRequest("UpdateItem", Encoding.UTF8.GetBytes(body), CallContext.None), stop);
        Assert.True(response.IsSuccess);
    }
}
