using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FauxSql.Design.Infrastructure;

/// <summary>A template of AWS CloudFormation. The apps of CDK, which are printed from the same resources, synthesise the same.</summary>
internal static class CloudFormationTemplate
{
    private static readonly JsonWriterOptions Format = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IReadOnlyList<InfrastructureFile> Print(InfrastructurePlan plan) => [new("template.json", Print(new JsonObject
    {
        ["AWSTemplateFormatVersion"] = "2010-09-09",
        ["Description"] = $"The tables of {plan.Database}. {InfrastructureFile.Mark}: change the model and run it again.",
        ["Resources"] = new JsonObject(CloudFormationResource.Of(plan).Select(resource => KeyValuePair.Create(resource.LogicalId, (JsonNode?)Print(resource)))),
    }))];

    private static JsonObject Print(CloudFormationResource resource) => resource.IsRetained
        ? new() { ["Type"] = resource.Type, ["DeletionPolicy"] = "Retain", ["UpdateReplacePolicy"] = "Retain", ["Properties"] = resource.Properties }
        : new() { ["Type"] = resource.Type, ["Properties"] = resource.Properties };

    private static string Print(JsonObject template)
    {
        var bytes = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(bytes, Format))
            template.WriteTo(writer);
        return Encoding.UTF8.GetString(bytes.WrittenSpan) + "\n";
    }
}
