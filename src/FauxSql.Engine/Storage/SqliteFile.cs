using System.Runtime.InteropServices;
using SQLitePCL;

namespace FauxSql.Engine.Storage;

/// <summary>
/// The file of a connection, which SQLitePCLRaw does not offer, asked of the library that it has loaded. A handle of our own would not do:
/// whoever closes a file lets go of all locks that the process has on it. https://www.sqlite.org/c3ref/io_methods.html
/// </summary>
internal static unsafe partial class SqliteFile
{
    private const int FilePointer = 7; // SQLITE_FCNTL_FILE_POINTER
    private const int SyncNormal = 2; // SQLITE_SYNC_NORMAL

    /// <summary>Waits until the disk has what was written into the file.</summary>
    /// <returns>SQLite's code.</returns>
    public static int Flush(sqlite3 connection)
    {
        var isHeld = false;
        try
        {
            connection.DangerousAddRef(ref isHeld);
            var code = Control(connection.DangerousGetHandle(), database: null, FilePointer, out var file);
            return code == raw.SQLITE_OK ? (*file)->Sync(file, SyncNormal) : code;
        }
        finally
        {
            if (isHeld)
                connection.DangerousRelease();
        }
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Control(nint connection, string? database, int operation, out Methods** file);

    // The beginning of sqlite3_io_methods.
    [StructLayout(LayoutKind.Sequential)]
    private struct Methods
    {
        public int Version;
        public nint Close;
        public nint Read;
        public nint Write;
        public nint Truncate;
        public delegate* unmanaged[Cdecl]<Methods**, int, int> Sync;
    }
}
