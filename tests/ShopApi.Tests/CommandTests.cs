using System.Diagnostics;
using System.Text;

namespace ShopApi.Tests;

/// <summary>The one command of the README, in a process of its own.</summary>
public sealed class CommandTests
{
    private const string Listening = "Now listening on: ";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task One_command_runs_the_shop_with_sample_data_which_it_keeps()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            await RunAsync(folder.FullName, async client =>
            {
                using var order = await client.GetAsync("/orders/O0000001");
                Assert.True(order.IsSuccessStatusCode);
                using var request = new HttpRequestMessage(HttpMethod.Patch, "/orders/O0000001") { Content = new StringContent("""{"status":"Cancelled"}""", Encoding.UTF8, "application/json") };
                request.Headers.TryAddWithoutValidation("If-Match", order.Headers.ETag!.Tag);
                using var changed = await client.SendAsync(request);
                Assert.True(changed.IsSuccessStatusCode);
            });
            await RunAsync(folder.FullName, async client => Assert.Contains("\"Cancelled\"", await client.GetStringAsync("/orders/O0000001"), StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(string folder, Func<HttpClient, Task> use)
    {
        string[] arguments = ["run", "--no-build", "-c", Configuration, "--project", Repository.PathOf("samples/ShopApi"), "--", "--urls=http://127.0.0.1:0", $"--FauxSql:DataFile={folder}/shop.db"];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = await AddressAsync(process).WaitAsync(Patience) };
            await use(client);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
        }
    }

    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                return new Uri(line[(at + Listening.Length)..].Trim());
        }

        throw new InvalidOperationException("It ended before it listened.");
    }

#if DEBUG
    private const string Configuration = "Debug";
#else
    private const string Configuration = "Release";
#endif
}
