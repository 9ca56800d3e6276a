namespace FauxSql.Cli.Tests;

/// <summary>Copies of the samples for a class of tests that does not change them. Each class has its own, because two builds of the same project disturb each other.</summary>
public sealed class Samples : IDisposable
{
    private readonly Lazy<SampleCopy> _blog = new(static () => new BlogCopy());
    private readonly Lazy<SampleCopy> _shop = new(static () => new SampleCopy(Repository.Shop, "Shop"));

    public string Blog => _blog.Value.Folder;

    public string Shop => _shop.Value.Folder;

    public void Dispose()
    {
        foreach (var copy in (Lazy<SampleCopy>[])[_blog, _shop])
        {
            if (copy.IsValueCreated)
                copy.Value.Dispose();
        }
    }
}
