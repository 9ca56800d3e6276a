namespace FauxSql.Cli.Tests;

/// <summary>Copies of the samples for a class of tests that does not change them. Each class has its own, because two builds of the same project disturb each other.</summary>
public sealed class Samples : IDisposable
{
    private readonly Lazy<SampleCopy> _blog = new(static () => new BlogCopy());
    private readonly Lazy<SampleCopy> _shop = new(static () => new SampleCopy(Repository.Shop, "Shop"));
    private readonly Lazy<Task<string>> _filledShop;

    public Samples() => _filledShop = new(FillShopAsync);

    public string Blog => _blog.Value.Folder;

    public string Shop => _shop.Value.Folder;

    /// <summary>Writes a data file that <c>up</c> has filled with the shop's sample data. It is filled once and copied.</summary>
    public async Task CopyShopDataAsync(string file) => File.Copy(await _filledShop.Value, file);

    public void Dispose()
    {
        foreach (var copy in (Lazy<SampleCopy>[])[_blog, _shop])
        {
            if (copy.IsValueCreated)
                copy.Value.Dispose();
        }
    }

    private async Task<string> FillShopAsync()
    {
        using var up = await Cli.UpAsync(Shop, "--data", _shop.Value.Data);
        return _shop.Value.Data;
    }
}
