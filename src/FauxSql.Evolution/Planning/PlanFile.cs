using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>A plan as a file, to be looked at and then applied as it is: the model, where its tables are, and the state that it was made for.</summary>
/// <param name="Schema">The model.</param>
/// <param name="Endpoint">The address of the endpoint, or the path of the data file.</param>
/// <param name="Prefix">What stands before the names of the tables.</param>
/// <param name="Id">The plan's <see cref="SchemaPlan.Id"/>, which stands for the state that it starts from too.</param>
public sealed record PlanFile(DatabaseSchema Schema, string Endpoint, string Prefix, string Id)
{
    private const int Format = 1;
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The file of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="endpoint">The address of the endpoint, or the path of the data file.</param>
    /// <param name="prefix">What stands before the names of the tables.</param>
    public static PlanFile Of(SchemaPlan plan, string endpoint, string prefix)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new PlanFile(plan.Schema, endpoint, prefix, plan.Id);
    }

    /// <summary>Writes it, with the steps in words for whoever reads the file.</summary>
    /// <param name="plan">The plan.</param>
    public string Write(SchemaPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new JsonObject
        {
            ["format"] = Format,
            ["plan"] = Id,
            ["endpoint"] = Endpoint,
            ["prefix"] = Prefix,
            ["steps"] = new JsonArray([.. plan.Steps.Select(step => (JsonNode)step.Description)]),
            ["schema"] = JsonNode.Parse(SchemaSnapshot.Write(Schema)),
        }.ToJsonString(Indented) + "\n";
    }

    /// <summary>Reads a file.</summary>
    /// <param name="json">What <see cref="Write"/> wrote.</param>
    /// <exception cref="EvolutionException">It is no plan, or one of a newer version.</exception>
    public static PlanFile Read(string json)
    {
        try
        {
            var file = JsonNode.Parse(json) as JsonObject ?? throw new FormatException("it is no JSON object.");
            if (file["format"]?.GetValue<int>() is { } format && format != Format)
                throw new EvolutionException("Another version of fauxsql wrote this plan. Plan again with this one.");
            return new PlanFile(SchemaSnapshot.Read(file["schema"]?.ToJsonString() ?? throw new FormatException("it has no schema.")), Text(file, "endpoint"), Text(file, "prefix"), Text(file, "plan"));
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw new EvolutionException($"This is not a plan as 'fauxsql plan --out' writes it: {exception.Message} Plan again.");
        }
    }

    private static string Text(JsonObject file, string name) => file[name]?.GetValue<string>() ?? throw new FormatException($"it has no {name}.");
}
