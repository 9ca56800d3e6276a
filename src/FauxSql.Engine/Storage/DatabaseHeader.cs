using System.Buffers.Binary;

namespace FauxSql.Engine.Storage;

/// <summary>
/// The marks by which a file is recognised, read from its first 100 bytes so that a file that is not ours is never touched.
/// https://www.sqlite.org/fileformat.html#the_database_header
/// </summary>
internal static class DatabaseHeader
{
    /// <summary>"FxSQ".</summary>
    public const int ApplicationId = 0x46785351;

    /// <summary>Raised whenever an older version could no longer read the file.</summary>
    public const int Version = 1;

    private const int Length = 100;
    private const int UserVersionAt = 60;
    private const int ApplicationIdAt = 68;

    /// <summary>Whether the file has yet to be created; an empty one counts as new.</summary>
    /// <exception cref="DatabaseFileException">The file is not ours, too new or unreadable.</exception>
    public static bool IsNew(string path)
    {
        var header = new byte[Length];
        int read;
        try
        {
            if (!File.Exists(path))
                return true;
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            read = file.ReadAtLeast(header, Length, throwOnEndOfStream: false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFileException($"The data file '{path}' cannot be read: {e.Message}", e);
        }

        if (read == 0)
            return true;
        if (read < Length || !header.AsSpan().StartsWith("SQLite format 3\0"u8)
            || BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(ApplicationIdAt)) != ApplicationId)
            throw new DatabaseFileException($"The file '{path}' is not a FauxSql data file. It was left as it is; name another file.");
        var version = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(UserVersionAt));
        if (version > Version)
            throw new DatabaseFileException(
                $"The data file '{path}' was written by a newer FauxSql (format {version}, this one reads up to {Version}). Update FauxSql, or name another file.");
        return false;
    }
}
