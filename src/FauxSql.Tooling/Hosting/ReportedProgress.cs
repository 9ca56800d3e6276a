using System.Threading.Channels;

namespace FauxSql.Tooling.Hosting;

/// <summary>Hands the progress of a fill on, in order.</summary>
internal sealed class ReportedProgress(ChannelWriter<HostMessage> reports) : IProgress<FillProgress>
{
    public void Report(FillProgress value) => reports.TryWrite(new FillReport(value.Items));
}
