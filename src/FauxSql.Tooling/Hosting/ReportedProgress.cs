using System.Threading.Channels;

namespace FauxSql.Tooling.Hosting;

/// <summary>Hands the progress of a fill on, in order.</summary>
internal sealed class ReportedProgress(ChannelWriter<HostMessage> reports) : IProgress<WriteProgress>
{
    public void Report(WriteProgress value) => reports.TryWrite(new FillReport(value.Items));
}
