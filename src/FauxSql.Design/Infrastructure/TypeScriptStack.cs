using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FauxSql.Design.Infrastructure;

/// <summary>An app of AWS CDK in TypeScript. It uses CDK's lowest level, which knows all that CloudFormation does and by the same names.</summary>
internal static class TypeScriptStack
{
    private const int Step = 2;
    private const string Comment = $"// {InfrastructureFile.Mark}";

    public static IReadOnlyList<InfrastructureFile> Print(InfrastructurePlan plan)
    {
        var name = Identifiers.Of(plan.Database);
        return
        [
            new($"{name}Stack.ts", Stack(plan, name)),
            new("app.ts", $"""
                {Comment}: once, and yours to change.
                import * as cdk from "aws-cdk-lib";
                import {Braced($"{name}Stack")} from "./{name}Stack";

                new {name}Stack(new cdk.App(), "{name}");

                """.ReplaceLineEndings("\n"), IsScaffold: true),
            new("package.json", $$"""
                {
                  "name": "{{name.ToLowerInvariant()}}-infrastructure",
                  "description": "The tables of {{name}}. {{InfrastructureFile.Mark}}: once, and yours to change.",
                  "private": true,
                  "scripts": {
                    "build": "tsc",
                    "deploy": "tsc && cdk deploy"
                  },
                  "dependencies": {
                    "aws-cdk-lib": "^2.200.0",
                    "constructs": "^10.0.0"
                  },
                  "devDependencies": {
                    "@types/node": "*",
                    "aws-cdk": "*",
                    "typescript": ">=5"
                  }
                }

                """.ReplaceLineEndings("\n"), IsScaffold: true),
            new("tsconfig.json", $$"""
                {
                  {{Comment}}: once, and yours to change.
                  "compilerOptions": {
                    "target": "ES2022",
                    "module": "commonjs",
                    "strict": true,
                    "skipLibCheck": true
                  },
                  "files": ["app.ts"]
                }

                """.ReplaceLineEndings("\n"), IsScaffold: true),
            new("cdk.json", $$"""
                {
                  "app": "node app.js",
                  "context": { "fauxsql": "{{InfrastructureFile.Mark}}: once, and yours to change." }
                }

                """.ReplaceLineEndings("\n"), IsScaffold: true),
        ];
    }

    private static string Stack(InfrastructurePlan plan, string name)
    {
        var text = new StringBuilder()
            .Append(Comment).Append($": change the model of {name} and run it again.\n")
            .Append("import * as cdk from \"aws-cdk-lib\";\n")
            .Append("import * as dynamodb from \"aws-cdk-lib/aws-dynamodb\";\n")
            .Append(plan.Policies.Count > 0 ? "import * as iam from \"aws-cdk-lib/aws-iam\";\n" : "")
            .Append("import { Construct } from \"constructs\";\n\n")
            .Append("/** ").Append($"The tables of {name}, and the policies of those who use them.").Append(" */\n")
            .Append($"export class {name}Stack extends cdk.Stack {{\n");
        foreach (var resource in CloudFormationResource.Of(plan))
            text.Append($"  readonly {Identifiers.Camel(resource.LogicalId)}: {TypeOf(resource)};\n");
        text.Append("\n  constructor(scope: Construct, id: string, props?: cdk.StackProps) {\n    super(scope, id, props);\n");
        foreach (var resource in CloudFormationResource.Of(plan))
        {
            var member = $"this.{Identifiers.Camel(resource.LogicalId)}";
            text.Append("\n    ");
            Properties(resource.Properties).After($"{member} = new {TypeOf(resource)}(this, {Quotation.Of(resource.LogicalId)}, ").AppendTo(text, 4, Step, ");");
            if (resource.IsRetained)
                text.Append($"    {member}.applyRemovalPolicy(cdk.RemovalPolicy.RETAIN);\n");
        }

        return text.Append("  }\n}\n").ToString();
    }

    private static string TypeOf(CloudFormationResource resource) => resource.Type == CloudFormationResource.TableType ? "dynamodb.CfnTable" : "iam.CfnManagedPolicy";

    // CDK has the properties of CloudFormation with the first letter, or the first letters of an abbreviation, in lower case.
    private static Code Properties(JsonObject properties) => Group(properties, name => name switch
    {
        "SSESpecification" => "sseSpecification",
        "SSEEnabled" => "sseEnabled",
        "SSEType" => "sseType",
        "KMSMasterKeyId" => "kmsMasterKeyId",
        _ => Identifiers.Camel(name),
    });

    private static Code Group(JsonObject properties, Func<string, string> nameOf) => new(
        "{ ",
        [.. properties.Select(property => (property.Key == "PolicyDocument" ? Value(property.Value!, name => name) : Value(property.Value!, nameOf)).After(NameOf(nameOf(property.Key)) + ": "))],
        " }");

    private static Code Value(JsonNode value, Func<string, string> nameOf) => value switch
    {
        JsonObject reference when reference.TryGetPropertyValue("Fn::GetAtt", out var attribute) => new($"this.{Identifiers.Camel(attribute![0]!.GetValue<string>())}.attrArn"),
        JsonObject reference when reference.TryGetPropertyValue("Fn::Sub", out var text) => new($"cdk.Fn.sub({Quotation.Of(text!.GetValue<string>())})"),
        JsonObject properties => Group(properties, nameOf),
        JsonArray elements => new("[", [.. elements.Select(element => Value(element!, nameOf))], "]"),
        _ => value.GetValueKind() == JsonValueKind.String ? new(Quotation.Of(value.GetValue<string>())) : new(value.ToJsonString()),
    };

    private static string NameOf(string name) => name.All(char.IsAsciiLetterOrDigit) ? name : Quotation.Of(name);

    private static string Braced(string name) => $"{{ {name} }}";
}
