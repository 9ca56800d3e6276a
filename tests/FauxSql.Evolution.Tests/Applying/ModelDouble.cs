using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Evolution.Applying;
using FauxSql.Schema;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>Code of a random model: each change of items puts its number behind A, C and what is renamed now and then, and B is A and N joined where it is derived.</summary>
internal sealed class ModelDouble(DatabaseSchema schema) : IItemCode
{
    public ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        var attributes = JsonNode.Parse(item.Span)!.AsObject();
        Rewrite(schema.Entities.Single(one => one.Name == entity), attributes);
        return ValueTask.FromResult<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(attributes.ToJsonString()));
    }

    private static void Rewrite(EntitySchema entity, JsonObject item)
    {
        Change(entity, item, SuffixCode.StampOf(item));
        if (entity.ChangeVersion > 0)
            item["_fx.change"] = new JsonObject { ["N"] = entity.ChangeVersion.ToString(CultureInfo.InvariantCulture) };
        if (RandomModel.IsDerived(entity))
            JoinCode.Join(item);
    }

    /// <summary>The changes of an item that has so many.</summary>
    public static void Change(EntitySchema entity, JsonObject item, int known)
    {
        foreach (var name in (string[])["A", "C", RandomModel.RenamedOf(entity).Name])
        {
            if (item[name]?["S"]?.GetValue<string>() is { } value)
                item[name] = new JsonObject { ["S"] = value + string.Concat(entity.Changes.Where(change => change.Version > known).Select(change => $"+{change.Version}")) };
        }
    }
}
