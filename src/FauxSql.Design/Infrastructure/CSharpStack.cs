using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FauxSql.Design.Infrastructure;

/// <summary>
/// An app of AWS CDK in C#. Amazon.CDK.Lib 2.103.0 knows no warm throughput, which is added by name; all else it has as CloudFormation has it.
/// </summary>
internal static class CSharpStack
{
    private const int Step = 4;
    private const string Comment = $"// {InfrastructureFile.Mark}";

    private static readonly Dictionary<string, string> Types = new(StringComparer.Ordinal)
    {
        ["AttributeDefinitions"] = "CfnTable.AttributeDefinitionProperty",
        ["KeySchema"] = "CfnTable.KeySchemaProperty",
        ["ProvisionedThroughput"] = "CfnTable.ProvisionedThroughputProperty",
        ["GlobalSecondaryIndexes"] = "CfnTable.GlobalSecondaryIndexProperty",
        ["Projection"] = "CfnTable.ProjectionProperty",
        ["TimeToLiveSpecification"] = "CfnTable.TimeToLiveSpecificationProperty",
        ["StreamSpecification"] = "CfnTable.StreamSpecificationProperty",
        ["SSESpecification"] = "CfnTable.SSESpecificationProperty",
        ["PointInTimeRecoverySpecification"] = "CfnTable.PointInTimeRecoverySpecificationProperty",
        ["Tags"] = "CfnTag",
    };

    public static IReadOnlyList<InfrastructureFile> Print(InfrastructurePlan plan)
    {
        var name = Identifiers.Of(plan.Database);
        return
        [
            new($"{name}Stack.cs", Stack(plan, name)),
            new("Program.cs", $"""
                {Comment}: once, and yours to change.
                using Amazon.CDK;
                using Infrastructure;

                var app = new App();
                _ = new {name}Stack(app, "{name}");
                app.Synth();

                """.ReplaceLineEndings("\n"), IsScaffold: true),
            new("Infrastructure.csproj", $"""
                <Project Sdk="Microsoft.NET.Sdk">
                  <!-- {InfrastructureFile.Mark}: once, and yours to change. -->
                  <PropertyGroup>
                    <OutputType>Exe</OutputType>
                    <TargetFramework>net10.0</TargetFramework>
                    <Nullable>enable</Nullable>
                    <ImplicitUsings>enable</ImplicitUsings>
                    <NoWarn>$(NoWarn);NU1603</NoWarn>
                  </PropertyGroup>
                  <ItemGroup>
                    <PackageReference Include="Amazon.CDK.Lib" Version="2.103.0" />
                  </ItemGroup>
                </Project>

                """.ReplaceLineEndings("\n"), IsScaffold: true),
            new("cdk.json", $$"""
                {
                  "app": "dotnet run --project Infrastructure.csproj",
                  "context": { "fauxsql": "{{InfrastructureFile.Mark}}: once, and yours to change." }
                }

                """.ReplaceLineEndings("\n"), IsScaffold: true),
        ];
    }

    private static string Stack(InfrastructurePlan plan, string name)
    {
        var text = new StringBuilder()
            .Append(Comment).Append($": change the model of {name} and run it again.\n")
            .Append("using Amazon.CDK;\nusing Amazon.CDK.AWS.DynamoDB;\nusing Amazon.CDK.AWS.IAM;\nusing Constructs;\n\nnamespace Infrastructure;\n\n")
            .Append($"/// <summary>The tables of {name}, and the policies of those who use them.</summary>\n")
            .Append($"public sealed class {name}Stack : Stack\n{{\n")
            .Append($"    public {name}Stack(Construct scope, string id, IStackProps? props = null) : base(scope, id, props)\n    {{\n");
        foreach (var (index, resource) in CloudFormationResource.Of(plan).Index())
        {
            var overrides = new List<string>();
            text.Append(index > 0 ? "\n" : "").Append("        ");
            Object($"{TypeOf(resource)}Props", resource.Properties, "", overrides)
                .After($"{resource.LogicalId} = new {TypeOf(resource)}(this, {Quotation.Of(resource.LogicalId)}, ")
                .AppendTo(text, 8, Step, ");");
            foreach (var statement in overrides)
                text.Append($"        {resource.LogicalId}.{statement}\n");
            if (resource.IsRetained)
                text.Append($"        {resource.LogicalId}.ApplyRemovalPolicy(RemovalPolicy.RETAIN);\n");
        }

        text.Append("    }\n");
        foreach (var resource in CloudFormationResource.Of(plan))
            text.Append($"\n    public {TypeOf(resource)} {resource.LogicalId} {{ get; }}\n");
        return text.Append("}\n").ToString();
    }

    private static string TypeOf(CloudFormationResource resource) => resource.Type == CloudFormationResource.TableType ? "CfnTable" : "CfnManagedPolicy";

    private static Code Object(string type, JsonObject properties, string path, List<string> overrides)
    {
        var items = new List<Code>();
        foreach (var (name, value) in properties)
        {
            var at = path.Length == 0 ? name : $"{path}.{name}";
            if (name == TableProperties.WarmThroughputName)
                overrides.AddRange(value!.AsObject().Select(part => $"AddPropertyOverride({Quotation.Of($"{at}.{part.Key}")}, {part.Value});"));
            else
                items.Add((name == "PolicyDocument" ? Plain(value!) : Typed(name, value!, at, overrides)).After(NameOf(name) + " = "));
        }

        return new($"new {type} {{ ", items, " }");
    }

    private static Code Typed(string name, JsonNode value, string path, List<string> overrides) => value switch
    {
        JsonObject properties => Object(Types[name], properties, path, overrides),
        JsonArray elements => new(
            "new[] { ",
            [.. elements.Index().Select(element => element.Item is JsonObject properties ? Object(Types[name], properties, string.Create(CultureInfo.InvariantCulture, $"{path}.{element.Index}"), overrides) : Plain(element.Item!))],
            " }"),
        _ => Plain(value),
    };

    // What CDK takes as it is: dictionaries and arrays.
    private static Code Plain(JsonNode value) => value switch
    {
        JsonObject reference when reference.TryGetPropertyValue("Fn::GetAtt", out var attribute) => new($"{attribute![0]!.GetValue<string>()}.AttrArn"),
        JsonObject reference when reference.TryGetPropertyValue("Fn::Sub", out var text) => new($"Fn.Sub({Quotation.Of(text!.GetValue<string>())})"),
        JsonObject properties => new("new Dictionary<string, object> { ", [.. properties.Select(property => Plain(property.Value!).After($"[{Quotation.Of(property.Key)}] = "))], " }"),
        JsonArray elements => new("new object[] { ", [.. elements.Select(element => Plain(element!))], " }"),
        _ => value.GetValueKind() == JsonValueKind.String ? new(Quotation.Of(value.GetValue<string>())) : new(value.ToJsonString()),
    };

    // The names that jsii makes for .NET.
    private static string NameOf(string name) => name switch
    {
        "SSESpecification" => "SseSpecification",
        "SSEEnabled" => "SseEnabled",
        "SSEType" => "SseType",
        "KMSMasterKeyId" => "KmsMasterKeyId",
        _ => name,
    };
}
