using System.Text.Json;
using FauxSql.Schema;
using FauxSql.Transfer.Values;

namespace FauxSql.Transfer.Items;

/// <summary>The members of a plain JSON object as cells, by the place of the attribute in the entity.</summary>
internal sealed class PlainCells(EntitySchema entity) : ICells
{
    private readonly JsonElement?[] _cells = new JsonElement?[entity.Attributes.Count];

    public void Clear() => Array.Clear(_cells);

    /// <returns>False when the attribute has a cell already.</returns>
    public bool TryAdd(int column, JsonElement json)
    {
        if (_cells[column] is not null)
            return false;
        _cells[column] = json;
        return true;
    }

    public bool IsAbsent(int column, AttributeSchema attribute) =>
        _cells[column] is not { } json || (attribute.Value is { } value ? JsonValue.IsAbsent(value, json) : json.ValueKind == JsonValueKind.Null);

    public void Write(Utf8JsonWriter writer, int column, ValueSchema value) => JsonValue.Write(writer, value, _cells[column]!.Value);
}
