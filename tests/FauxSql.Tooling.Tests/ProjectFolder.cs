namespace FauxSql.Tooling.Tests;

/// <summary>A temporary folder for projects, gone at the end of the test.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fauxsql-");

    /// <summary>An empty folder.</summary>
    public ProjectFolder() => ProjectFile = "";

    /// <summary>With one small project of one source.</summary>
    public ProjectFolder(string source)
    {
        ProjectFile = Write("Small.csproj", """
            <Project Sdk="Microsoft.NET.Sdk"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>
            """);
        Write("Model.cs", source);
    }

    public string ProjectFile { get; }

    public string Path => _folder.FullName;

    public string Write(string name, string text)
    {
        var path = System.IO.Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
