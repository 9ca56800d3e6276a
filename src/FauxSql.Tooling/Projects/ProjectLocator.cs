namespace FauxSql.Tooling.Projects;

/// <summary>Finds the project that a path means.</summary>
public static class ProjectLocator
{
    /// <param name="path">A .csproj file, or a folder that holds exactly one.</param>
    /// <returns>The project file's full path.</returns>
    /// <exception cref="ToolingException">There is no such project, or more than one.</exception>
    public static string Find(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var full = Path.GetFullPath(path);
        if (File.Exists(full))
        {
            return full.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
                ? full
                : throw new ToolingException($"'{path}' is not a C# project. Name a .csproj file, or the folder that holds it.");
        }

        if (!Directory.Exists(full))
            throw new ToolingException($"There is no project '{path}'. Name a .csproj file, or the folder that holds it.");

        return Directory.GetFiles(full, "*.csproj") switch
        {
            [var only] => only,
            [] => throw new ToolingException($"The folder '{path}' holds no .csproj file. Name the project's file, or the folder that holds it."),
            var several => throw new ToolingException(
                $"The folder '{path}' holds several projects: {string.Join(", ", several.Select(Path.GetFileName))}. Name one of them."),
        };
    }
}
