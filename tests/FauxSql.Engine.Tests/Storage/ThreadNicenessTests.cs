using System.Globalization;
using FauxSql.Engine.Storage;

namespace FauxSql.Engine.Tests.Storage;

public sealed class ThreadNicenessTests
{
    // The 19th field; the third is the first after the program's name. https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    private const int NicenessField = 19 - 3;

    [Fact]
    public void A_thread_that_gives_way_does_so_alone()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux says what a thread's niceness is.");
        var before = OfThisThread();
        var after = 0;
        var other = new Thread(() =>
        {
            ThreadNiceness.GiveWay();
            after = OfThisThread();
        });

        other.Start();
        other.Join();

        Assert.Equal(ThreadNiceness.Nice, after);
        Assert.Equal(before, OfThisThread());
    }

    private static int OfThisThread()
    {
        var fields = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return int.Parse(fields[NicenessField], CultureInfo.InvariantCulture);
    }
}
