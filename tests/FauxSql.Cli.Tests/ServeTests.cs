using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;
using FauxSql.Http;
using FauxSql.Protocol.Backends;
using FauxSql.Traffic;

namespace FauxSql.Cli.Tests;

public sealed partial class ServeTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Prints_its_address_answers_and_stops_on_a_signal(bool interrupt)
    {
        await using var cli = Cli.Start("serve", "--in-memory", "--port", "0");
        var address = AddressPattern.Match(await cli.ReadLineAsync()).Value;

        Assert.Contains("\"TableNames\":[]", await CallAsync(address, "ListTables", "{}"), StringComparison.Ordinal);
        if (interrupt)
            cli.Interrupt();
        else
            cli.Terminate();

        var outcome = await cli.EndAsync();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
    }

    [Fact]
    public async Task A_data_file_keeps_what_was_written()
    {
        using var folder = new TemporaryFolder();
        for (var run = 0; run < 2; run++)
        {
            await using var cli = Cli.Start("serve", "--data", folder.File("x.db"), "--port", "0");
            var address = AddressPattern.Match(await cli.ReadLineAsync()).Value;
            if (run == 0)
            {
                await CallAsync(address, "CreateTable", """
                    {"TableName":"Notes","BillingMode":"PAY_PER_REQUEST","KeySchema":[{"AttributeName":"Id","KeyType":"HASH"}],
                     "AttributeDefinitions":[{"AttributeName":"Id","AttributeType":"S"}]}
                    """);
            }

            Assert.Contains("Notes", await CallAsync(address, "ListTables", "{}"), StringComparison.Ordinal);
            cli.Terminate();
            Assert.Equal(0, (await cli.EndAsync()).ExitCode);
        }
    }

    [Fact]
    public async Task Requests_are_recorded_until_it_stops()
    {
        using var folder = new TemporaryFolder();
        await using var cli = Cli.Start("serve", "--port", "0", "--record", folder.File("traffic.jsonl"));
        var address = AddressPattern.Match(await cli.ReadLineAsync()).Value;
        await CallAsync(address, "ListTables", "{}");
        await CallAsync(address, "GetItem", """{"TableName":"Notes","Key":{"Id":{"S":"1"}}}""");
        cli.Interrupt();

        var outcome = await cli.EndAsync();
        Assert.Equal((0, ""), (outcome.ExitCode, outcome.Errors));
        Assert.Contains("2 requests recorded in ", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(
            [("ListTables", null), ("GetItem", "ResourceNotFoundException")],
            TrafficFile.Read(folder.File("traffic.jsonl")).Select(entry => (entry.Operation, entry.Error)));
    }

    [Fact]
    public async Task A_file_that_is_no_record_of_traffic_is_not_written_over()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder.File("letter.txt"), "Dear reader");

        var outcome = await Cli.RunAsync("serve", "--port", "0", "--record", folder.File("letter.txt"));

        Assert.Equal((1, $"fauxsql: {folder.File("letter.txt")}, line 1: it is not JSON. Name another file to record to\n"), (outcome.ExitCode, outcome.Errors));
        Assert.Equal("Dear reader", await File.ReadAllTextAsync(folder.File("letter.txt")));
    }

    [Fact]
    public async Task A_port_in_use_is_one_message_and_exit_code_1()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        var port = ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        var outcome = await Cli.RunAsync("serve", "--port", $"{port}");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Equal($"fauxsql: Port {port} on 127.0.0.1 is in use. Stop what listens there, or choose another port with --port.\n", outcome.Errors);
        Assert.Empty(outcome.Output);
    }

    [Fact]
    public async Task A_data_file_that_is_not_ours_is_one_message_and_exit_code_1_and_stays_as_it_is()
    {
        using var folder = new TemporaryFolder();
        var foreign = folder.File("letter.txt");
        await File.WriteAllTextAsync(foreign, "Dear reader, this is no database at all.");

        var outcome = await Cli.RunAsync("serve", "--data", foreign, "--port", "0");

        Assert.Equal(1, outcome.ExitCode);
        Assert.Single(outcome.Errors.Trim().Split('\n'));
        Assert.Contains("letter.txt", outcome.Errors, StringComparison.Ordinal);
        Assert.Equal("Dear reader, this is no database at all.", await File.ReadAllTextAsync(foreign));
    }

    private static async Task<string> CallAsync(string address, string operation, string body)
    {
        await using var client = DynamoEndpoint.At(address);
        using var response = await client.SendAsync(new BackendRequest(operation, Encoding.UTF8.GetBytes(body), CallContext.None), CancellationToken.None);
        return Encoding.UTF8.GetString(response.Body.Span);
    }

    [GeneratedRegex(@"http://127\.0\.0\.1:\d+", RegexOptions.None, 1000)]
    private static partial Regex AddressPattern { get; }
}
