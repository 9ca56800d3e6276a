using System.Text.Json;

namespace FauxSql.Tooling.Projects;

/// <summary>What the last build was made of, kept in the project's obj folder, so that an unchanged project is not built again.</summary>
internal sealed record BuildStamp(ProjectOutput Output, BuildInputs Inputs)
{
    public static BuildStamp? Read(string projectFile)
    {
        try
        {
            return JsonSerializer.Deserialize<BuildStamp>(File.ReadAllBytes(PathOf(projectFile)));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or JsonException)
        {
            return null; // no stamp that can be read: build
        }
    }

    public void Write()
    {
        try
        {
            File.WriteAllBytes(PathOf(Output.ProjectFile), JsonSerializer.SerializeToUtf8Bytes(this));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // Without a stamp the next run builds: slower, not wrong.
        }
    }

    private static string PathOf(string projectFile) =>
        Path.Combine(Path.GetDirectoryName(projectFile)!, "obj", Path.GetFileNameWithoutExtension(projectFile) + ".fauxsql.json");
}
