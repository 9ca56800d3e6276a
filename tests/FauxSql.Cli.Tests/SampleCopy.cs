namespace FauxSql.Cli.Tests;

/// <summary>A project of a user's own in a temporary folder: the sources of a sample, free to be changed.</summary>
internal class SampleCopy : IDisposable
{
    private readonly TemporaryFolder _temporary = new();

    /// <param name="sample">The sample's folder.</param>
    /// <param name="name">The folder's name.</param>
    /// <param name="more">More XML for the project file.</param>
    public SampleCopy(string sample, string name, string more = "")
    {
        Folder = _temporary.File(name);
        Directory.CreateDirectory(Folder);
        foreach (var source in Directory.GetFiles(sample, "*.cs"))
            File.Copy(source, FileIn(Path.GetFileName(source)));

        Write(Path.GetFileName(sample) + ".csproj", BuiltFauxSql.Project(more));
    }

    public string Folder { get; }

    /// <summary>A data file beside the project.</summary>
    public string Data => _temporary.File("data.db");

    public string FileIn(string name) => Path.Combine(Folder, name);

    public void Write(string name, string text) => File.WriteAllText(FileIn(name), text);

    public void Replace(string name, string old, string with)
    {
        var text = File.ReadAllText(FileIn(name));
        Assert.Contains(old, text, StringComparison.Ordinal);
        Write(name, text.Replace(old, with, StringComparison.Ordinal));
    }

    /// <summary>The line on which a text stands first, counted from 1.</summary>
    public int LineOf(string name, string text) => Array.FindIndex(File.ReadAllLines(FileIn(name)), line => line.Contains(text, StringComparison.Ordinal)) + 1;

    public void Dispose() => _temporary.Dispose();
}
