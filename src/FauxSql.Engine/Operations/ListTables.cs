using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_ListTables.html</summary>
internal sealed class ListTables(EngineContext engine) : IOperation
{
    private const int MostNames = 100;

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var limit = request.Integer("Limit");
        var start = request.Text("ExclusiveStartTableName");
        var found = new Constraints();
        if (start is not null)
            found.NewName("exclusiveStartTableName", start);
        found.Between("limit", limit, 1, MostNames).Check();

        var names = engine.Tables.Names.Where(name => start is null || string.CompareOrdinal(name, start) > 0).ToList();
        var page = names.Take(limit ?? MostNames).ToList();
        response.WriteStartObject();
        response.WriteStartArray("TableNames"u8);
        foreach (var name in page)
            response.WriteStringValue(name);
        response.WriteEndArray();
        if (page.Count < names.Count)
            response.WriteString("LastEvaluatedTableName"u8, page[^1]);
        response.WriteEndObject();
    }
}
