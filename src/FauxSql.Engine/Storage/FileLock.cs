namespace FauxSql.Engine.Storage;

/// <summary>
/// Says that a data file belongs to this process: a file beside it, locked by the operating system, which lets go of it when the process
/// dies. SQLite's own locks stay free for the connections of this process and for tools that read.
/// </summary>
internal sealed class FileLock : IDisposable
{
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Takes the lock.</summary>
    /// <exception cref="DatabaseFileException">Somebody else has it, or the folder cannot be written to.</exception>
    public static FileLock Take(string path)
    {
        try
        {
            while (true)
            {
                var stream = new FileStream(path + "-lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
                if (IsCurrent(stream))
                    return new FileLock(stream);
                stream.Dispose();
            }
        }
        catch (IOException e) when (IsHeld(e))
        {
            throw new DatabaseFileException($"The data file '{path}' is in use by another process. Stop that process, or name another file.", e);
        }
        catch (DirectoryNotFoundException e)
        {
            throw new DatabaseFileException($"The data file '{path}' cannot be opened: there is no such folder. Make it, or name another file.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFileException($"The data file '{path}' cannot be opened: {e.Message.TrimEnd('.')}. Let its folder be written to, or name another file.", e);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!OperatingSystem.IsWindows())
            File.Delete(_stream.Name);
        _stream.Dispose();
        if (OperatingSystem.IsWindows())
            File.Delete(_stream.Name);
    }

    // The last owner may have deleted the file after it was opened here and before it was locked: then the lock is worth nothing.
    // A time that nobody else would set shows whether the name still stands for the same file.
    private static bool IsCurrent(FileStream stream)
    {
        if (OperatingSystem.IsWindows())
            return true;
        var mark = new DateTime(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddTicks(Random.Shared.NextInt64(TimeSpan.TicksPerDay * 3650));
        File.SetLastWriteTimeUtc(stream.SafeFileHandle, mark);
        return File.GetLastWriteTimeUtc(stream.Name) == mark;
    }

    // A sharing violation on Windows, EWOULDBLOCK on Linux and on macOS.
    private static bool IsHeld(IOException e) => OperatingSystem.IsWindows() ? (e.HResult & 0xFFFF) == 32 : e.HResult is 11 or 35;
}
