using System.Collections.Immutable;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>Changes an item, or creates it from its key.</summary>
internal sealed class UpdateWrite : ItemWrite
{
    public required UpdateExpression? Update { get; init; }

    /// <summary>The item that has only its key.</summary>
    public required StoredItem KeyItem { get; init; }

    /// <inheritdoc/>
    public override StoredItem? After(StoredItem? before)
    {
        if (before is null && OnlyRemoves)
            return null;
        var start = before ?? KeyItem;
        if (Update is null)
            return start;
        try
        {
            var json = UpdateApplier.Apply(Update, start.Json).ItemJson;
            var item = new StoredItem(json, ItemSize.Of(json));
            if (item.Size > DynamoLimits.ItemBytes)
                throw Faults.Validation("Item size to update has exceeded the maximum allowed size");
            KeyValidation.CheckIndexKeys(Table.Definition, attribute => ItemReader.Get(json, new DocumentPath(attribute)));
            return item;
        }
        catch (ExpressionException e)
        {
            throw Faults.Validation(e.Message);
        }
    }

    /// <summary>The paths that the expression names.</summary>
    public ImmutableArray<DocumentPath> Touched => Update is null ? [] : [.. Update.Actions.Select(a => a.At)];

    // An update that only takes away does not create an item; one that says nothing does.
    private bool OnlyRemoves => Update is not null && Update.Actions.All(a => a is UpdateAction.Remove or UpdateAction.Delete);

    public static UpdateWrite Read(TableSet tables, Request request)
    {
        RefuseLegacyConditions(request);
        request.Refuse("AttributeUpdates");
        var expressions = new RequestExpressions(request);
        var update = expressions.Update();
        var condition = expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        var (table, attributes, key) = ReadKey(tables, request);
        if (update?.Actions.FirstOrDefault(a => table.Definition.Key.Has(a.At.Attribute)) is { } wrong)
            throw Faults.InvalidParameter($"Cannot update attribute {wrong.At.Attribute}. This attribute is part of the key");
        return new UpdateWrite
        {
            Table = table,
            Key = key,
            Condition = condition,
            ReturnsItemOnFailure = ReadReturnOnFailure(request),
            Update = update,
            KeyItem = ItemReading.ToStored(attributes),
        };
    }
}
