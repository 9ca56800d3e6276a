using FauxSql.Engine;
using FauxSql.Hosting;
using FauxSql.Protocol.Backends;
using Microsoft.Extensions.Hosting;
using Shop;

namespace FauxSql.Hosting.Tests;

/// <summary>Hosts that read no files and no environment.</summary>
internal static class Hosts
{
    public static HostApplicationBuilder Builder(string environment, params (string Key, string Value)[] settings)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { EnvironmentName = environment, ContentRootPath = Path.GetTempPath() });
        foreach (var (key, value) in settings)
            builder.Configuration[key] = value;
        return builder;
    }

    /// <summary>A host with a shop on what the setting FauxSql:Backend names.</summary>
    public static IHost Shop(string environment, params (string Key, string Value)[] settings)
    {
        var builder = Builder(environment, settings);
        builder.Services.AddFauxSql<ShopDb>().AddBackend("InMemory", _ => EmbeddedDynamo.InMemory());
        return builder.Build();
    }

    /// <summary>A host with a shop on a backend.</summary>
    public static IHost ShopOn(IBackend backend, string environment, params (string Key, string Value)[] settings)
    {
        var builder = Builder(environment, [("FauxSql:Backend", "Given"), .. settings]);
        builder.Services.AddFauxSql<ShopDb>().AddBackend("Given", _ => backend);
        return builder.Build();
    }
}
