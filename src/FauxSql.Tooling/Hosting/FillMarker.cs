using System.Globalization;
using System.Text;
using System.Text.Json;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Errors;

namespace FauxSql.Tooling.Hosting;

/// <summary>
/// Remembers beside the data whether the sample data was written to its end, so that a fill which was interrupted is done again
/// and one that was not is kept. It lives in a table of its own, <c>_fx.State</c>.
/// </summary>
internal sealed class FillMarker(IBackend backend, string database)
{
    private const string Table = "_fx.State";

    /// <returns>The state, or <see langword="null"/> if no fill was begun.</returns>
    public async Task<FillState?> ReadAsync()
    {
        var key = JsonSerializer.Serialize(new { TableName = Table, ConsistentRead = true, Key = new { Id = new { S = Id } } });
        using var answer = await SendAsync("GetItem", key).ConfigureAwait(false);
        if (!answer.IsSuccess)
            return null; // no marker table yet

        using var document = JsonDocument.Parse(answer.Body);
        return document.RootElement.TryGetProperty("Item", out var item)
            ? new FillState(
                item.GetProperty("State").GetProperty("S").GetString() == "complete",
                int.Parse(item.GetProperty("Scale").GetProperty("N").GetString()!, CultureInfo.InvariantCulture))
            : null;
    }

    public async Task BeginAsync(int scale)
    {
        // Creating it a second time is an error that says what is wanted: it exists.
        using var created = await SendAsync("CreateTable", """
            {"TableName":"_fx.State","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
             "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}
            """).ConfigureAwait(false);
        await PutAsync("filling", scale).ConfigureAwait(false);
    }

    public Task CompleteAsync(int scale) => PutAsync("complete", scale);

    private string Id => $"sample-data:{database}";

    private async Task PutAsync(string state, int scale)
    {
        var item = JsonSerializer.Serialize(new
        {
            TableName = Table,
            Item = new { Id = new { S = Id }, State = new { S = state }, Scale = new { N = scale.ToString(CultureInfo.InvariantCulture) } },
        });
        using var answer = await SendAsync("PutItem", item).ConfigureAwait(false);
        if (!answer.IsSuccess)
            throw new ToolingException($"The state of the fill cannot be written: {ServiceError.Read(answer.Body).Message}");
    }

    private ValueTask<BackendResponse> SendAsync(string operation, string body) =>
        backend.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
}
