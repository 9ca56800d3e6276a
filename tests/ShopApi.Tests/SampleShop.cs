using ShopApi.Tests;

[assembly: AssemblyFixture(typeof(SampleShop))]

namespace ShopApi.Tests;

/// <summary>One API with the sample data, for tests that only read it or change what is their own.</summary>
public sealed class SampleShop : IAsyncLifetime
{
    public Api Api { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Api = await Api.StartAsync(scale: 1);

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
