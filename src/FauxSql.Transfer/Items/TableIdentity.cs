using System.Text.Json;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Transfer.Items;

/// <summary>What tells a table from another one that has its name: a table made anew has another identity.</summary>
internal static class TableIdentity
{
    /// <exception cref="TransferException">The table is not there.</exception>
    /// <exception cref="Errors.FauxSqlException">The service does not say.</exception>
    public static async Task<string> OfAsync(ModelDatabase database, EntitySchema entity, CancellationToken cancellationToken)
    {
        var table = database.Layout.RouteOf(entity, null).Table;
        var body = RequestBody.Build(table, static (writer, name) => writer.WriteString("TableName", name));
        using var response = await database.Backend.SendAsync(new BackendRequest("DescribeTable", body, CallContext.None), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            var refusal = StoreConnection.Refusal("DescribeTable", response);
            throw refusal is Errors.ServiceErrorException { Code: "ResourceNotFoundException" } ? new TransferException($"There is no table {table} for {entity.Name}. Make the tables of the model first: 'fauxsql infra' writes the code for it.", refusal) : refusal;
        }

        using var document = JsonDocument.Parse(response.Body);
        var described = document.RootElement.GetProperty("Table");
        return described.TryGetProperty("TableId", out var id) ? id.ToString() : described.GetProperty("CreationDateTime").ToString();
    }
}
