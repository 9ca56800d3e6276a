using System.Globalization;
using System.Text;
using System.Text.Json;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Stores;

namespace FauxSql.Tables;

/// <summary>
/// Remembers beside the data whether the sample data was written to its end, so that a fill which was interrupted is done again
/// and one that was not is kept. It lives in a table of its own, <c>_fx.State</c>.
/// </summary>
internal sealed class FillMarker(DynamoDatabase database)
{
    private const string Filling = "filling";
    private const string Complete = "complete";

    // Databases with other prefixes may be at the same endpoint.
    private readonly string _id = "sample-data:" + (database.Layout.Id == new MultiTableLayout().Id ? "" : database.Layout.Id + "/") + database.Schema.Name;

    /// <returns>How far a fill came and at what scale, or <see langword="null"/> if none was begun.</returns>
    public async Task<(bool IsComplete, int Scale)?> ReadAsync(CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(
            "GetItem", $$"""{ "TableName": "_fx.State", "ConsistentRead": true, "Key": { "Id": { "S": {{Quoted(_id)}} } } }""", cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return null; // no marker table yet

        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.TryGetProperty("Item", out var item)
            ? (item.GetProperty("State").GetProperty("S").ValueEquals(Complete),
                int.Parse(item.GetProperty("Scale").GetProperty("N").GetString()!, CultureInfo.InvariantCulture))
            : null;
    }

    public async Task BeginAsync(int scale, CancellationToken cancellationToken)
    {
        // Creating it a second time is an error that says what is wanted: it exists.
        using var created = await SendAsync(
            "CreateTable",
            """
            {"TableName":"_fx.State","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}
            """,
            cancellationToken).ConfigureAwait(false);
        await PutAsync(Filling, scale, cancellationToken).ConfigureAwait(false);
    }

    public Task CompleteAsync(int scale, CancellationToken cancellationToken) => PutAsync(Complete, scale, cancellationToken);

    private async Task PutAsync(string state, int scale, CancellationToken cancellationToken)
    {
        var body = string.Create(
            CultureInfo.InvariantCulture,
            $$"""{ "TableName": "_fx.State", "Item": { "Id": { "S": {{Quoted(_id)}} }, "State": { "S": "{{state}}" }, "Scale": { "N": "{{scale}}" } } }""");
        using var answer = await SendAsync("PutItem", body, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw StoreConnection.Refusal("PutItem", answer);
    }

    private ValueTask<BackendResponse> SendAsync(string operation, string body, CancellationToken cancellationToken) =>
        database.Backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), cancellationToken);

    private static string Quoted(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
