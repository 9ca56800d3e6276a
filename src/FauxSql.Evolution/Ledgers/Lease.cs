using System.Globalization;
using System.Text.Json;
using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Evolution.Ledgers;

/// <summary>
/// The right to change the tables, which one run has at a time. It is renewed while the run lives. Nobody's clock is trusted: another run takes it over only after it has seen by its own
/// that it was not renewed for as long as it lasts.
/// </summary>
internal sealed class Lease : IAsyncDisposable
{
    private const string Name = "lock";

    private readonly SchemaDatabase _database;
    private readonly TimeProvider _time;
    private readonly string _who;
    private readonly TimeSpan _length;
    private readonly string _holder = Guid.NewGuid().ToString("N");
    private readonly CancellationTokenSource _lost = new();
    private readonly CancellationTokenSource _end = new();
    private Task _renewal = Task.CompletedTask;
    private long _beat;

    private Lease(SchemaDatabase database, string who, TimeSpan length, TimeProvider time)
    {
        _database = database;
        _who = who;
        _length = length;
        _time = time;
    }

    /// <summary>Is cancelled when the lease could not be renewed in time, so that another run may have it.</summary>
    public CancellationToken Lost => _lost.Token;

    /// <summary>Is told when it could not be given back, so that others wait until it ends by itself.</summary>
    public Action? NotGivenBack { get; set; }

    /// <summary>Takes the lease.</summary>
    /// <param name="database">Where the ledger is.</param>
    /// <param name="who">Who is told to others.</param>
    /// <param name="length">How long it lasts without being renewed.</param>
    /// <param name="isPatient">Whether to wait for another run to end, instead of refusing.</param>
    /// <param name="waiting">Is told who is waited for.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="EvolutionException">Another run has it.</exception>
    public static async Task<Lease> TakeAsync(
        SchemaDatabase database, string who, TimeSpan length, bool isPatient, Action<string> waiting, TimeProvider time, CancellationToken cancellationToken)
    {
        var lease = new Lease(database, who, length, time);
        Holding? seen = null;
        var since = time.GetTimestamp();
        for (; ; )
        {
            var other = await lease.FindAsync(cancellationToken).ConfigureAwait(false);
            var isStale = other is not null && other == seen && time.GetElapsedTime(since) > other.Length;
            if ((other is null || isStale) && await lease.WriteAsync(isStale ? IsMarked(other!.Mark) : new Condition.NotExists(new DocumentPath("Kind")), cancellationToken).ConfigureAwait(false))
                break;
            if (other is not null && other != seen)
            {
                if (seen is not null && !isPatient)
                    throw new EvolutionException($"{other.Who} is changing these tables right now. Wait until that is done, or wait here with --wait.");
                (seen, since) = (other, time.GetTimestamp());
                waiting(other.Who);
            }

            await Task.Delay(length / 10, time, cancellationToken).ConfigureAwait(false);
        }

        lease._renewal = lease.RenewAsync();
        return lease;
    }

    /// <summary>Gives the lease back, unless it was lost. Whatever is in the way of that, it throws nothing: the lease ends by itself, and what the run failed at counts.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        await _renewal.ConfigureAwait(false);
        if (!_lost.IsCancellationRequested)
            await TryGiveBackAsync().ConfigureAwait(false);
        _end.Dispose();
        _lost.Dispose();
    }

    private static Key Key => new(new AttributeValue.String(Name), new AttributeValue.String(Name));

    private Condition IsMine => Condition.IsEqual("Holder", new AttributeValue.String(_holder));

    private static Condition IsMarked(string mark) => Condition.IsEqual("Mark", new AttributeValue.String(mark));

    private async Task TryGiveBackAsync()
    {
        try
        {
            using var over = new CancellationTokenSource(_length, _time); // by then it has ended by itself
            await TryAsync(new Write.Remove(_database.Layout.Ledger, Key, IsMine), over.Token).ConfigureAwait(false);
        }
        catch (Exception)
        {
            NotGivenBack?.Invoke();
        }
    }

    private async Task RenewAsync()
    {
        var renewed = _time.GetTimestamp();
        try
        {
            while (_time.GetElapsedTime(renewed) < _length / 2)
            {
                await Task.Delay(_length / 8, _time, _end.Token).ConfigureAwait(false);
                var began = _time.GetTimestamp();
                if (await TryRenewAsync((_length / 2) - _time.GetElapsedTime(renewed)).ConfigureAwait(false) is not { } isMine)
                    continue; // it could not be sent, and there is time to try again
                if (!isMine)
                    break;
                renewed = began;
            }
        }
        catch (Exception) when (_end.IsCancellationRequested)
        {
            return;
        }

        await _lost.CancelAsync().ConfigureAwait(false);
    }

    // A request that is held up longer comes too late.
    private async Task<bool?> TryRenewAsync(TimeSpan left)
    {
        using var late = new CancellationTokenSource(left > _length / 8 ? left : _length / 8, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_end.Token, late.Token);
        try
        {
            return await WriteAsync(IsMine, stop.Token).ConfigureAwait(false);
        }
        catch (Exception) when (!_end.IsCancellationRequested)
        {
            return null;
        }
    }

    private async Task<Holding?> FindAsync(CancellationToken cancellationToken)
    {
        var rows = (await _database.Store.ReadAsync([new Read.Point(_database.Layout.Ledger, Key, IsConsistent: true)], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
        return rows.Items is [var item] ? new Holding(TextOf(item, "Who"), TextOf(item, "Mark"), TimeSpan.FromSeconds(double.Parse(TextOf(item, "Seconds"), CultureInfo.InvariantCulture))) : null;
    }

    private static string TextOf(ReadOnlyMemory<byte> item, string attribute) => (ItemReader.Get(item, new DocumentPath(attribute)) as AttributeValue.String)?.Text ?? "";

    private Task<bool> WriteAsync(Condition condition, CancellationToken cancellationToken)
    {
        var item = JsonBytes.Write(this, static (writer, lease) =>
        {
            writer.WriteStartObject();
            Text(writer, "Kind", Name);
            Text(writer, "Name", Name);
            Text(writer, "Holder", lease._holder);
            Text(writer, "Mark", $"{lease._holder} {++lease._beat}");
            Text(writer, "Who", lease._who);
            Text(writer, "Seconds", lease._length.TotalSeconds.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        });
        return TryAsync(new Write.Put(_database.Layout.Ledger, Key, item, condition), cancellationToken);
    }

    private async Task<bool> TryAsync(Write write, CancellationToken cancellationToken) =>
        (await _database.Store.WriteAsync(new WriteSet([write]), CallContext.None, null, cancellationToken).ConfigureAwait(false)).Failures.Count == 0;

    private static void Text(Utf8JsonWriter writer, string attribute, string text)
    {
        writer.WritePropertyName(attribute);
        new AttributeValue.String(text).WriteTo(writer);
    }

    private sealed record Holding(string Who, string Mark, TimeSpan Length);
}
