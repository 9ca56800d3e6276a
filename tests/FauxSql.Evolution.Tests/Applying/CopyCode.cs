using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Code of a model whose attribute B is A.</summary>
internal sealed class CopyCode : IItemCode
{
    public ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        var attributes = JsonNode.Parse(item.Span)!.AsObject();
        attributes.Remove("B");
        if (attributes["A"] is { } value)
            attributes["B"] = value.DeepClone();
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(attributes.ToJsonString()));
    }
}
