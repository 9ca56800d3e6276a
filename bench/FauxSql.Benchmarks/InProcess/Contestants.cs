using System.Text;
using FauxSql.Benchmarks.Model;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>The same 10,000 invoices three times: bare SQLite, and the engine behind typed tables and behind its JSON.</summary>
internal sealed class Contestants : IAsyncDisposable
{
    private readonly ScratchFile _bareFile = new();
    private readonly ScratchFile _engineFile = new();

    private Contestants(Medium medium)
    {
        Bare = new BareSqlite(medium == Medium.Disk ? _bareFile.Path : null);
        Engine = medium == Medium.Disk ? EmbeddedDynamo.Open(_engineFile.Path) : EmbeddedDynamo.InMemory();
        Typed = new BenchDb(Engine);
    }

    public BareSqlite Bare { get; }

    public EmbeddedDynamo Engine { get; }

    public BenchDb Typed { get; }

    public static async Task<Contestants> FillAsync(Medium medium)
    {
        var contestants = new Contestants(medium);
        await contestants.Typed.EnsureTablesAsync().ConfigureAwait(false);
        foreach (var invoice in Invoices.All)
        {
            await contestants.Typed.Invoices.PutAsync(invoice).ConfigureAwait(false);
            contestants.Bare.Put(KeyOf(invoice), IndexKeyOf(invoice), ItemOf(invoice));
        }

        return contestants;
    }

    // As long as the engine's own keys: a hash of four bytes, the values, two bytes behind each.
    public static byte[] KeyOf(Invoice invoice) => Encoding.UTF8.GetBytes($"hash{invoice.CustomerId}..{invoice.InvoiceId}..");

    public static byte[] IndexKeyOf(Invoice invoice) =>
        Encoding.UTF8.GetBytes($"hash{invoice.Region}..{invoice.IssuedAt:yyyy-MM-ddTHH:mm:ss.fffffff}Z..{invoice.CustomerId}..{invoice.InvoiceId}..");

    public static (byte[] From, byte[] Before) RangeOf(string region) =>
        (Encoding.UTF8.GetBytes($"hash{region}.."), Encoding.UTF8.GetBytes($"hash{region}./"));

    public static byte[] ItemOf(Invoice invoice) => Requests.Json(writer => InvoiceCodec.Instance.Write(writer, invoice));

    /// <summary>Sends a request and returns the size of the answer, which must be a success.</summary>
    public async ValueTask<int> SendAsync(string operation, byte[] body)
    {
        using var response = await Engine.SendAsync(new BackendRequest(operation, body, CallContext.None), CancellationToken.None).ConfigureAwait(false);
        return response.IsSuccess ? response.Body.Length : throw new InvalidOperationException(Encoding.UTF8.GetString(response.Body.Span));
    }

    public async ValueTask DisposeAsync()
    {
        Bare.Dispose();
        await Engine.DisposeAsync().ConfigureAwait(false);
        _bareFile.Dispose();
        _engineFile.Dispose();
    }
}
