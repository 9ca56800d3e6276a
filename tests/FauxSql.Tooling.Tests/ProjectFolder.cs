namespace FauxSql.Tooling.Tests;

/// <summary>A small project in a temporary folder, gone at the end of the test.</summary>
internal sealed class ProjectFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("fauxsql-");

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
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
