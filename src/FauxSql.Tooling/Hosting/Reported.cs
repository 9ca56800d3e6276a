using System.Threading.Channels;

namespace FauxSql.Tooling.Hosting;

/// <summary>Hands on what work tells of its progress, in order and while it goes on.</summary>
internal static class Reported
{
    /// <summary>Runs work, and reports its progress and then its outcome, if that is something to report.</summary>
    public static async IAsyncEnumerable<HostMessage> RunAsync<T>(Func<IProgress<T>, Task<HostMessage?>> work, Func<T, HostMessage> report)
    {
        var reports = Channel.CreateUnbounded<HostMessage>();
        var working = WorkAsync(work, new Progress<T>(reports.Writer, report), reports.Writer);
        await foreach (var message in reports.Reader.ReadAllAsync().ConfigureAwait(false))
            yield return message;
        await working.ConfigureAwait(false);
    }

    private static async Task WorkAsync<T>(Func<IProgress<T>, Task<HostMessage?>> work, IProgress<T> progress, ChannelWriter<HostMessage> reports)
    {
        try
        {
            if (await work(progress).ConfigureAwait(false) is { } outcome)
                reports.TryWrite(outcome);
        }
        finally
        {
            reports.Complete();
        }
    }

    private sealed class Progress<T>(ChannelWriter<HostMessage> reports, Func<T, HostMessage> report) : IProgress<T>
    {
        public void Report(T value) => reports.TryWrite(report(value));
    }
}
