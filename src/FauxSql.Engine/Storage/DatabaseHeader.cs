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

    private const int Length = 100;
    private const int PageSizeAt = 16;
    private const int PagesAt = 28;
    private const int UserVersionAt = 60;
    private const int ApplicationIdAt = 68;

    /// <summary>Whether the file has yet to be created; an empty one counts as new.</summary>
    /// <exception cref="DatabaseFileException">The file is not ours, too new, cut short or unreadable.</exception>
    public static bool IsNew(string path)
    {
        var (header, fileLength) = Read(path);
        if (fileLength == 0)
            return true;
        if (header.Length < Length || !header.AsSpan().StartsWith("SQLite format 3\0"u8) || Number(header, ApplicationIdAt) != ApplicationId)
            throw new DatabaseFileException($"The file '{path}' is not a FauxSql data file. It was left as it is; name another file.");
        RefuseNewer(path, Number(header, UserVersionAt));
        if (!File.Exists(path + "-wal") && fileLength < (long)Number(header, PagesAt) * PageSize(header))
            throw Damaged(path, "it is shorter than it says");
        return false;
    }

    /// <summary>Refuses a version that this engine cannot read.</summary>
    /// <exception cref="DatabaseFileException">It is newer.</exception>
    public static void RefuseNewer(string path, int version)
    {
        if (version > Schema.Version)
            throw new DatabaseFileException(
                $"The data file '{path}' was written by a newer FauxSql (format {version}, this one reads up to {Schema.Version}). Update FauxSql, or name another file.");
    }

    /// <summary>The refusal of a damaged file.</summary>
    public static DatabaseFileException Damaged(string path, string how, Exception? cause = null)
    {
        var message = $"The data file '{path}' is damaged: {how}. It was left as it is; restore it from a copy, or name another file.";
        return cause is null ? new DatabaseFileException(message) : new DatabaseFileException(message, cause);
    }

    /// <summary>The words about a file that was found to be damaged when it had been opened already.</summary>
    public static string DamagedInUse(string path, string how) =>
        $"The data file '{path}' is damaged: {how}. All requests are refused from now on; close it, and restore it from a copy.";

    private static (byte[] Header, long FileLength) Read(string path)
    {
        try
        {
            if (!File.Exists(path))
                return ([], 0);
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = new byte[Length];
            var read = file.ReadAtLeast(header, Length, throwOnEndOfStream: false);
            return (header[..read], file.Length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseFileException($"The data file '{path}' cannot be read: {e.Message}", e);
        }
    }

    private static int Number(byte[] header, int at) => BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(at));

    // One stands for 65,536, which two bytes cannot hold.
    private static int PageSize(byte[] header) => BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(PageSizeAt)) is var size and > 1 ? size : 65536;
}
