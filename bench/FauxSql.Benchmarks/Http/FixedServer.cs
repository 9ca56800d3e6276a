using System.Net;
using FauxSql.Benchmarks.InProcess;
using FauxSql.Benchmarks.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace FauxSql.Benchmarks.Http;

/// <summary>Kestrel in ASP.NET's smallest host, which reads each request and answers with the body of a GetItem.</summary>
internal static class FixedServer
{
    public static async Task RunAsync(int port, CancellationToken stop)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, port);
        });
        await using var application = builder.Build();
        byte[] answer = [.. "{\"Item\":"u8, .. Contestants.ItemOf(Invoices.All[0]), .. "}"u8];
        application.Run(async http =>
        {
            await http.Request.BodyReader.CopyToAsync(Stream.Null, http.RequestAborted).ConfigureAwait(false);
            http.Response.ContentType = "application/x-amz-json-1.0";
            http.Response.ContentLength = answer.Length;
            await http.Response.BodyWriter.WriteAsync(answer, http.RequestAborted).ConfigureAwait(false);
        });
        await application.StartAsync(stop).ConfigureAwait(false);
        await Task.Delay(Timeout.Infinite, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await application.StopAsync(CancellationToken.None).ConfigureAwait(false);
    }
}
