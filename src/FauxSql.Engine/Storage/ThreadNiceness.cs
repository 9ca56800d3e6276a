using System.Runtime.InteropServices;

namespace FauxSql.Engine.Storage;

/// <summary>The share of the processors that a thread gets when there are not enough of them for all.</summary>
internal static partial class ThreadNiceness
{
    /// <summary>The niceness of a thread that gives way, of 0 to 19: it gets a tenth of what others get.</summary>
    // Not less: on a machine that has other work to do the thread must get to its end all the same.
    public const int Nice = 10;

    private const int OfThread = 0; // PRIO_PROCESS, which on Linux means the thread

    /// <summary>Lets other threads go first from now on. It cannot be undone, so the thread must not be one of the pool's.</summary>
    // .NET leaves priorities alone on Linux. That a system refuses is no harm.
    public static void GiveWay()
    {
        if (OperatingSystem.IsLinux())
            _ = SetPriority(OfThread, id: 0, Nice);
        else
            Thread.CurrentThread.Priority = ThreadPriority.BelowNormal;
    }

    // https://man7.org/linux/man-pages/man2/setpriority.2.html
    [LibraryImport("libc", EntryPoint = "setpriority")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int SetPriority(int which, int id, int niceness);
}
