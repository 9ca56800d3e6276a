using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>Asks the backend how the tables of a model stand.</summary>
internal static class TableInspector
{
    private const string Operation = "DescribeTable";

    public static async Task<IReadOnlyList<TableState>> InspectAsync(DynamoDatabase database, CancellationToken cancellationToken) =>
        await Task.WhenAll(database.Layout.Tables(database.Schema).Select(table => InspectAsync(database.Backend, table, cancellationToken))).ConfigureAwait(false);

    private static async Task<TableState> InspectAsync(IBackend backend, PhysicalTable table, CancellationToken cancellationToken)
    {
        var body = RequestBody.Build(table.Name, static (writer, name) => writer.WriteString("TableName", name));
        var context = new CallContext { IsRetrySafe = true };
        using var response = await backend.SendAsync(new BackendRequest(Operation, body, context), cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccess)
        {
            return ServiceError.Read(response.Body.ToArray()).Code == ErrorCodes.ResourceNotFound
                ? new TableState(table.Name, null, [])
                : throw StoreConnection.Refusal(Operation, response);
        }

        return StoreConnection.Parse(Operation, response, table, static (answer, table) => StateOf(table, answer));
    }

    private static TableState StateOf(PhysicalTable table, ReadOnlyMemory<byte> answer)
    {
        using var document = JsonDocument.Parse(answer);
        var described = document.RootElement.GetProperty("Table");
        var statuses = described.TryGetProperty("GlobalSecondaryIndexes", out var indexes)
            ? indexes.EnumerateArray().ToDictionary(index => index.GetProperty("IndexName").GetString()!, index => index.GetProperty("IndexStatus").GetString(), StringComparer.Ordinal)
            : [];
        return new TableState(
            table.Name,
            described.GetProperty("TableStatus").GetString(),
            [.. table.Indexes.Select(index => KeyValuePair.Create(index.Name, statuses.GetValueOrDefault(index.Name)))]);
    }
}
