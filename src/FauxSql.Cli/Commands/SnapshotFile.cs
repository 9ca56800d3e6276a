using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Schema;
using FauxSql.Tooling;

namespace FauxSql.Cli.Commands;

/// <summary>A model in source control: a line for each thing that it says, so that two branches that change the same thing conflict when they are merged.</summary>
internal static class SnapshotFile
{
    private static readonly JsonSerializerOptions Lines = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Where it is if no file is named.</summary>
    public static string Of(string projectFile) => Path.Combine(Path.GetDirectoryName(projectFile)!, "schema.json");

    public static string Print(DatabaseSchema schema) => JsonNode.Parse(SchemaSnapshot.Write(schema))!.ToJsonString(Lines) + "\n";

    /// <exception cref="ToolingException">It is not there, or no snapshot.</exception>
    public static DatabaseSchema Read(string file)
    {
        if (!File.Exists(file))
            throw new ToolingException($"There is no snapshot '{file}'. Make one with 'fauxsql snapshot', and commit it.");
        try
        {
            return SchemaSnapshot.Read(File.ReadAllText(file));
        }
        catch (FormatException wrong)
        {
            throw new ToolingException($"{file}: {wrong.Message} If a merge left conflicts in it, solve them in the model, and write it again with 'fauxsql snapshot'.");
        }
    }
}
