using System.Collections.Immutable;
using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Engine.Validation.Legacy;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Transactions;

/// <summary>Changes an item, or creates it from its key.</summary>
internal sealed class UpdateWrite : ItemWrite
{
    public required UpdateExpression? Update { get; init; }

    /// <summary>Whether the update was written as AttributeUpdates.</summary>
    public bool IsLegacy { get; private init; }

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
        var result = Apply(start.Json);
        var item = new StoredItem(result.ItemJson, start.Size + result.SizeChange);
        if (item.Size > DynamoLimits.ItemBytes)
            throw Faults.OfAction(Faults.Validation("Item size to update has exceeded the maximum allowed size"));
        foreach (var value in result.Changed.Values)
            ItemReading.CheckNames(value);
        if (result.Changed.Values.Any(value => value is AttributeValue.Map or AttributeValue.List))
            ItemReading.CheckNesting(item.Json);
        KeyValidation.CheckUpdatedIndexKeys(
            Table.Definition,
            attribute => result.Changed.TryGetValue(attribute, out var value) ? value : ItemReader.Get(item.Json, new DocumentPath(attribute)),
            result.Changed.ContainsKey);
        return item;
    }

    private UpdateResult Apply(byte[] json)
    {
        try
        {
            return UpdateApplier.Apply(Update!, json);
        }
        catch (ExpressionException e) when (IsLegacy && e.Message == UpdateApplier.WrongOperand)
        {
            throw Faults.Validation("Type mismatch for attribute to update");
        }
        catch (ExpressionException e)
        {
            throw Faults.Validation(e.Message);
        }
    }

    /// <summary>The paths that the expression names.</summary>
    public ImmutableArray<DocumentPath> Touched { get; private init; } = [];

    // An update that only takes away does not create an item; one that says nothing does.
    private bool OnlyRemoves => Update is not null && Update.Actions.All(a => a is UpdateAction.Remove or UpdateAction.Delete);

    public static UpdateWrite Read(TableSet tables, Request request) => Prepare(request)(tables.Get(request.Text("TableName")!));

    /// <summary>
    /// Reads what can be read without the table, which a transaction does for all of its actions before it looks for the table of any; the
    /// rest follows with the table.
    /// </summary>
    public static Func<TableState, UpdateWrite> Prepare(Request request)
    {
        var key = ItemReading.Read(request.Object("Key")!.Value);
        var updates = LegacyUpdates.Read(request);
        var expected = LegacyConditions.Expected(request);
        var expressions = new RequestExpressions(request);
        var update = updates ?? expressions.Update();
        var condition = expected ?? expressions.Condition("ConditionExpression");
        expressions.CheckAllUsed();
        return table =>
        {
            var row = KeyOf(table, key);
            CheckTargets(table.Definition, update);
            return new UpdateWrite
            {
                Table = table,
                Key = row,
                Condition = condition,
                ReturnsItemOnFailure = ReadReturnOnFailure(request),
                Update = update,
                Touched = update is null ? [] : [.. update.Actions.Select(a => a.At)],
                IsLegacy = updates is not null,
                KeyItem = ItemReading.ToStored(key),
            };
        };
    }

    // Keys are not updated, and what is assigned to the key of an index has its type, as far as that is known without the item.
    private static void CheckTargets(TableDefinition table, UpdateExpression? update)
    {
        if (update is null)
            return;
        foreach (var attribute in table.Key.All)
            if (update.Actions.Any(a => a.At.Attribute == attribute.Name))
                throw Faults.OfAction(Faults.InvalidParameter($"Cannot update attribute {attribute.Name}. This attribute is part of the key"));
        foreach (var index in table.Indexes)
            foreach (var attribute in index.Key.All)
                if (update.Actions.FirstOrDefault(a => a.At.IsAttribute && a.At.Attribute == attribute.Name) is { } action
                    && TypeOf(action) is { } type && type != attribute.Kind)
                    throw Faults.OfAction(Faults.IndexKeyType(attribute.Name, attribute.Kind, type, index.Name));
        KeyValidation.CheckPaths(table, UpdatePaths.Of(update));
    }

    private static AttributeKind? TypeOf(UpdateAction action) => action switch
    {
        UpdateAction.Set set => TypeOf(set.Value),
        UpdateAction.Add add => add.Value.Kind,
        UpdateAction.Delete delete => delete.Value.Kind,
        _ => null,
    };

    private static AttributeKind? TypeOf(UpdateValue value) => value switch
    {
        UpdateValue.Plain { Of: Operand.Value constant } => constant.Of.Kind,
        UpdateValue.IfNotExists either => TypeOf(either.Otherwise),
        UpdateValue.ListAppend => AttributeKind.List,
        UpdateValue.Plus or UpdateValue.Minus => AttributeKind.Number,
        _ => null,
    };
}
