using System.CommandLine;
using System.Globalization;
using FauxSql.Benchmarks.Client;
using FauxSql.Benchmarks.ColdStart;
using FauxSql.Benchmarks.Composite;
using FauxSql.Benchmarks.Http;
using FauxSql.Benchmarks.InProcess;
using FauxSql.Benchmarks.Reports;
using FauxSql.Benchmarks.Sdk;

var write = new Option<bool>("--write") { Description = "Put the results into docs/performance.md." };
var filter = new Option<string>("--filter") { Description = "Only benchmarks with such a name, for instance *GetItem*.", DefaultValueFactory = _ => "*" };
var seconds = new Option<int>("--seconds") { Description = "How long one measurement takes.", DefaultValueFactory = _ => 3 };
var rounds = new Option<int>("--rounds") { Description = "How often each is repeated; the median counts.", DefaultValueFactory = _ => 3 };
var port = new Option<int>("--port") { Required = true };

var inProcess = new Command("in-process", "The engine beside SQLite, the codecs beside the AWS SDK (about two minutes).") { filter, write };
inProcess.SetAction(parsed => Report(parsed, "in-process", InProcessRun.Run(parsed.GetValue(filter)!)));

var http = new Command("http", "The endpoint beside dynalite and bare Kestrel; needs wrk, Node.js and npm (about five minutes).") { seconds, rounds, filter, write };
http.SetAction(async parsed => Report(parsed, "http", await LoadAsync(parsed.GetValue(seconds), parsed.GetValue(rounds), parsed.GetValue(filter)!).ConfigureAwait(false)));

var sdk = new Command("sdk", "The AWS SDK's client on the engine beside the same client alone (about a minute).") { seconds, rounds, write };
sdk.SetAction(async parsed => Report(parsed, "sdk", await SdkRun.RunAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds)).ConfigureAwait(false)));

var client = new Command("client", "The client beside the AWS SDK's, over a transport that answers at once (two minutes).") { filter, write };
client.SetAction(parsed => Report(parsed, "client", ClientRun.Run(parsed.GetValue(filter)!)));

var starts = new Option<int>("--starts") { Description = "How often each program is started; the median counts.", DefaultValueFactory = _ => 20 };
var coldStart = new Command("cold-start", "Programs that get one item, from start to answer; needs a C compiler (about four minutes, most of them to compile).") { starts, write };
coldStart.SetAction(async parsed => Report(parsed, "cold-start", await ColdStartRun.RunAsync(parsed.GetValue(starts)).ConfigureAwait(false)));

var composite = new Command("composite", "Reads of several entities, with 5 ms added to each request (half a minute).") { write };
composite.SetAction(async parsed => Report(parsed, "composite", await CompositeRun.RunAsync().ConfigureAwait(false)));

var all = new Command("all", "All, one after the other.") { seconds, rounds, starts, write };
all.SetAction(async parsed =>
{
    Report(parsed, "in-process", InProcessRun.Run("*"));
    Report(parsed, "client", ClientRun.Run("*"));
    Report(parsed, "cold-start", await ColdStartRun.RunAsync(parsed.GetValue(starts)).ConfigureAwait(false));
    Report(parsed, "composite", await CompositeRun.RunAsync().ConfigureAwait(false));
    Report(parsed, "sdk", await SdkRun.RunAsync(TimeSpan.FromSeconds(parsed.GetValue(seconds)), parsed.GetValue(rounds)).ConfigureAwait(false));
    Report(parsed, "http", await LoadAsync(parsed.GetValue(seconds), parsed.GetValue(rounds), "*").ConfigureAwait(false));
});

// What the bare Kestrel of the HTTP run is, in a process of its own.
var fixedAnswer = new Command("fixed") { port };
fixedAnswer.Hidden = true;
fixedAnswer.SetAction((parsed, stop) => FixedServer.RunAsync(parsed.GetValue(port), stop));

try
{
    return await new RootCommand("FauxSql's benchmarks, each beside its rival in the same run.") { inProcess, client, coldStart, composite, sdk, http, all, fixedAnswer }
        .Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false }).ConfigureAwait(false);
}
catch (InvalidOperationException e)
{
    await Console.Error.WriteLineAsync(e.Message).ConfigureAwait(false);
    return 1;
}

static async Task<string> LoadAsync(int seconds, int rounds, string filter)
{
    var folder = Directory.CreateTempSubdirectory("fauxsql-load");
    try
    {
        using var servers = await Servers.StartAsync(folder.FullName).ConfigureAwait(false);
        return await new LoadRun(servers, new Wrk(TimeSpan.FromSeconds(seconds), folder.FullName), rounds, filter).RunAsync().ConfigureAwait(false);
    }
    finally
    {
        folder.Delete(recursive: true);
    }
}

void Report(ParseResult parsed, string section, string results)
{
    var report = $"{Machine.Describe()}\n\n{results}";
    Console.WriteLine(report);
    if (parsed.GetValue(write))
        PerformancePage.Rewrite(section, report);
}
