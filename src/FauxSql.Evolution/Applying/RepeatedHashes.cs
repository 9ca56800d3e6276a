using System.Runtime.InteropServices;

namespace FauxSql.Evolution.Applying;

/// <summary>Tells which of many hashes were added more than once. They are kept in temporary files, and one file at a time is read: 100 million hashes take 1.6 GB of disk and 30 MB of memory.</summary>
internal sealed class RepeatedHashes : IDisposable
{
    private const int Files = 128;
    private const int Buffer = 4096;

    private readonly FileStream[] _files = [.. Enumerable.Range(0, Files).Select(_ => Temporary())];

    /// <summary>Adds a hash. Safe for concurrent use.</summary>
    public void Add(UInt128 hash)
    {
        var file = _files[(int)(hash % Files)];
        lock (file)
            file.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<UInt128>(in hash)));
    }

    /// <summary>Each hash that was added more than once.</summary>
    public IEnumerable<UInt128> Find()
    {
        foreach (var file in _files)
        {
            var (once, again) = (new HashSet<UInt128>(), new HashSet<UInt128>());
            file.Position = 0;
            for (var left = file.Length / 16; left > 0; left--)
            {
                UInt128 hash = default;
                file.ReadExactly(MemoryMarshal.AsBytes(new Span<UInt128>(ref hash)));
                if (!once.Add(hash) && again.Add(hash))
                    yield return hash;
            }
        }
    }

    public void Dispose()
    {
        foreach (var file in _files)
            file.Dispose();
    }

    private static FileStream Temporary()
    {
        var path = Path.GetTempFileName(); // which other users may not read
        if (OperatingSystem.IsWindows())
            return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, Buffer, FileOptions.DeleteOnClose); // which holds however the process ends

        // A file that has no name any more goes with the process. Deleted by its name at the end, it could be another's by then.
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.Delete, Buffer);
        File.Delete(path);
        return file;
    }
}
