namespace FauxSql.Engine.Tests.Modelled;

/// <summary>A put, update, delete or check of one item.</summary>
/// <param name="Kind">Put, Update, Delete or ConditionCheck.</param>
/// <param name="Table">The table.</param>
/// <param name="Key">The item's key.</param>
/// <param name="Condition">What must be true of the stored item.</param>
/// <param name="Item">What is put.</param>
/// <param name="Update">How it is updated.</param>
internal sealed record ModelWrite(string Kind, string Table, (string P, long S) Key, ModelCondition Condition, ModelItem? Item, ModelUpdate? Update)
{
    /// <summary>Whether the stored item is asked for in case that the condition is false.</summary>
    public bool ReturnsItemOnFailure { get; init; }

    /// <summary>The members of the request, without braces.</summary>
    public string Members
    {
        get
        {
            var values = Condition.Values.Select(v => (Name: v.Key, v.Value)).ToDictionary(v => v.Name, v => v.Value);
            foreach (var (name, value) in Update?.Values ?? new Dictionary<string, object>())
                values[name] = value;
            return $"\"TableName\":\"{Table}\","
                + (Item is null ? $"\"Key\":{KeyJson(Key)}" : $"\"Item\":{Item.Json}")
                + Update?.Members
                + Condition.Members("ConditionExpression", "Expected")
                + (ReturnsItemOnFailure ? ",\"ReturnValuesOnConditionCheckFailure\":\"ALL_OLD\"" : "")
                + ValuesJson(values);
        }
    }

    /// <summary>What becomes of the item.</summary>
    public ModelItem? Apply(ModelItem? before)
    {
        switch (Kind)
        {
            case "Put":
                return Item;
            case "Delete":
                return null;
            case "ConditionCheck":
                return before;
        }

        if (before is null && !Update!.Creates)
            return null;
        var after = before is null ? new ModelItem { ["p"] = Key.P, ["s"] = Key.S } : new ModelItem(before);
        Update!.Apply(after);
        return after;
    }

    public static string KeyJson((string P, long S) key) => new ModelItem { ["p"] = key.P, ["s"] = key.S }.Json;

    public static string ValuesJson(IReadOnlyDictionary<string, object> values) =>
        values.Count == 0 ? "" : $",\"ExpressionAttributeValues\":{{{string.Join(',', values.Select(v => $"\"{v.Key}\":{ModelItem.JsonOf(v.Value)}"))}}}";
}
