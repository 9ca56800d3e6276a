using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Injection;

/// <summary>Finds the tables that a request names, wherever its operation names them.</summary>
internal static class RequestedTables
{
    /// <summary>Those that there are, each once.</summary>
    public static IEnumerable<TableState> Of(Request request, TableSet tables) =>
        Names(request).Distinct().Select(tables.Find).OfType<TableState>();

    private static IEnumerable<string> Names(Request request)
    {
        if (request.Text("TableName") is { } name)
            return [name];
        if (request.Object("RequestItems") is { } batch)
            return batch.Body.Members.Select(table => table.Name);
        return from action in request.Array("TransactItems") ?? []
               where action.Kind == JsonValueKind.Object
               from kind in action.Members
               where kind.Value.Kind == JsonValueKind.Object
               select new Request(kind.Value).Text("TableName") into table
               where table is not null
               select table;
    }
}
