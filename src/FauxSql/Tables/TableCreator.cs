using System.Text.Json;
using FauxSql.Errors;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Creates the tables of a model.</summary>
internal static class TableCreator
{
    public static async Task EnsureAsync(DynamoDatabase database, CancellationToken cancellationToken)
    {
        if (!database.Backend.IsLocal && !database.Options.MayCreateRemoteTables)
            throw new RemoteDatabaseException("Tables are created from application code on local endpoints only; elsewhere 'fauxsql apply' or infrastructure makes them. If this is meant, set DatabaseOptions.MayCreateRemoteTables");
        foreach (var table in database.Layout.Tables(database.Schema))
            await EnsureAsync(database.Backend, table, cancellationToken).ConfigureAwait(false);
    }

    private static async Task EnsureAsync(IBackend backend, PhysicalTable table, CancellationToken cancellationToken)
    {
        var body = RequestBody.Build(table, TableDefinitionBody.WriteCreation);
        using var response = await backend.SendAsync(new BackendRequest("CreateTable", body, CallContext.None), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess && ServiceError.Read(response.Body.ToArray()).Code != ErrorCodes.ResourceInUse)
            throw StoreConnection.Refusal("CreateTable", response);
        for (var attempt = 0; !await IsActiveAsync(backend, table, cancellationToken).ConfigureAwait(false); attempt++)
            await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
        if (response.IsSuccess && table.TimeToLive is not null)
            await ExpireAsync(backend, table, cancellationToken).ConfigureAwait(false);
    }

    // Not every compatible endpoint deletes what has expired.
    private static async Task ExpireAsync(IBackend backend, PhysicalTable table, CancellationToken cancellationToken)
    {
        const string Operation = "UpdateTimeToLive";
        var body = RequestBody.Build(table, static (writer, table) => TableDefinitionBody.WriteExpiry(writer, table.Name, table.TimeToLive!, isEnabled: true));
        using var response = await backend.SendAsync(new BackendRequest(Operation, body, CallContext.None), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess && ServiceError.Read(response.Body.ToArray()).Code != ErrorCodes.UnknownOperation)
            throw StoreConnection.Refusal(Operation, response);
    }

    private static async Task<bool> IsActiveAsync(IBackend backend, PhysicalTable table, CancellationToken cancellationToken)
    {
        var body = RequestBody.Build(table.Name, static (writer, name) => writer.WriteString("TableName", name));
        using var response = await backend.SendAsync(new BackendRequest("DescribeTable", body, CallContext.None), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
            throw StoreConnection.Refusal("DescribeTable", response);
        using var document = JsonDocument.Parse(response.Body);
        return document.RootElement.GetProperty("Table").GetProperty("TableStatus").ValueEquals("ACTIVE");
    }
}
