using System.Buffers;
using System.Threading.Channels;
using FauxSql.Errors;
using FauxSql.Telemetry;

namespace FauxSql.Traffic;

/// <summary>
/// Writes the traffic of one or more <see cref="RecordingBackend"/>s to a file, one line of JSON for each request, without keys and values. It never holds a request up: entries wait in
/// memory, 10 000 at most, for a writer in the background, and what finds no room is counted in <see cref="Dropped"/>. A crash loses what waits, and at most a part
/// of the last line, which a reader leaves out. Safe for concurrent use.
/// </summary>
public sealed class TrafficRecorder : IAsyncDisposable
{
    private const int MostWaiting = 10_000;
    private const int BufferSize = 64 * 1024;

    private readonly Channel<TrafficEntry> _waiting = Channel.CreateBounded<TrafficEntry>(new BoundedChannelOptions(MostWaiting) { SingleReader = true });
    private readonly Task _writing;
    private long _dropped;
    private long _recorded;
    private int _isDisposed;

    private TrafficRecorder(FileStream file)
    {
        ClientTelemetry.AddRecorder(1);
        _writing = Task.Run(() => WriteAsync(file));
    }

    /// <summary>The entries that are in the file.</summary>
    public long Recorded => Volatile.Read(ref _recorded);

    /// <summary>The entries that are missing in the file: there was no room for them, or it could not be written.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    /// <summary>Why the file could not be written further, or <see langword="null"/>. The requests themselves are not concerned.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>Records to a file, which is created, or continued where it is a traffic file already.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="TrafficFormatException">The file is something else, or of a newer version.</exception>
    /// <exception cref="IOException">The file cannot be written, or another recorder is writing it.</exception>
    public static TrafficRecorder Open(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read, bufferSize: 0);
        try
        {
            if (file.Length > 0)
                Continue(path, file);
            return new TrafficRecorder(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Writes what waits, and closes the file.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            return;
        ClientTelemetry.AddRecorder(-1);
        _waiting.Writer.Complete();
        await _writing.ConfigureAwait(false);
    }

    internal void Record(TrafficEntry entry)
    {
        if (!_waiting.Writer.TryWrite(entry))
            Interlocked.Increment(ref _dropped);
    }

    // What a crash has left of a last line goes, so that the next one begins a line.
    private static void Continue(string path, FileStream file)
    {
        using (var reader = new StreamReader(file, leaveOpen: true))
        {
            try
            {
                if (!TrafficFormat.IsHeader(reader.ReadLine() ?? ""))
                    throw new FormatException("the file does not begin with the version of a traffic file");
            }
            catch (FormatException exception)
            {
                throw new TrafficFormatException(path, 1, exception.Message + ". Name another file to record to", exception);
            }
        }

        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
        }

        file.SetLength(end);
    }

    private async Task WriteAsync(FileStream file)
    {
        await using var owned = file.ConfigureAwait(false);
        var buffer = new ArrayBufferWriter<byte>(BufferSize);
        TrafficFormat.WriteHeader(buffer);
        var taken = 0;
        try
        {
            do
            {
                // What waits goes out together, and at once when no more is waiting.
                for (; buffer.WrittenCount < BufferSize && _waiting.Reader.TryRead(out var entry); taken++)
                    TrafficFormat.Write(buffer, entry);
                await file.WriteAsync(buffer.WrittenMemory).ConfigureAwait(false);
                Interlocked.Add(ref _recorded, taken);
                buffer.ResetWrittenCount();
                taken = 0;
            }
            while (await _waiting.Reader.WaitToReadAsync().ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            Interlocked.Add(ref _dropped, taken);
            await GiveUpAsync(exception).ConfigureAwait(false);
        }
    }

    private async Task GiveUpAsync(Exception failure)
    {
        Failure = failure;
        await foreach (var _ in _waiting.Reader.ReadAllAsync().ConfigureAwait(false))
            Interlocked.Increment(ref _dropped);
    }
}
