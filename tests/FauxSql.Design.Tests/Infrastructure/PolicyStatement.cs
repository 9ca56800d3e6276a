using System.Text.Json.Nodes;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>A statement of a policy in a template, evaluated as IAM does: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html.</summary>
internal sealed record PolicyStatement(IReadOnlyList<string> Actions, IReadOnlyList<string> Resources, JsonObject? Condition)
{
    public static IEnumerable<PolicyStatement> Read(JsonNode template, string policy)
    {
        var resource = template["Resources"]![policy]!;
        Assert.Equal("AWS::IAM::ManagedPolicy", resource["Type"]!.GetValue<string>());
        var document = resource["Properties"]!["PolicyDocument"]!;
        Assert.Equal("2012-10-17", document["Version"]!.GetValue<string>());
        foreach (var statement in document["Statement"]!.AsArray().Select(statement => statement!.AsObject()))
        {
            Assert.Equal("Allow", statement["Effect"]!.GetValue<string>());
            yield return new PolicyStatement(
                [.. statement["Action"]!.AsArray().Select(action => action!.GetValue<string>())],
                [.. statement["Resource"]!.AsArray().Select(target => ArnOf(template, target!.AsObject()))],
                statement["Condition"]?.AsObject());
        }
    }

    public bool Allows(Permission asked, IReadOnlyDictionary<string, string> principalTags) =>
        Actions.Contains(asked.Action) && Resources.Contains(asked.Resource) && (Condition is null || Condition.All(test => IsMet(test.Key, test.Value!.AsObject(), asked, principalTags)));

    private static bool IsMet(string test, JsonObject of, Permission asked, IReadOnlyDictionary<string, string> principalTags)
    {
        var expected = Assert.Single(of, pair => pair.Key == "dynamodb:LeadingKeys").Value!;
        return test switch
        {
            "Null" => expected.GetValue<string>() == (asked.LeadingKeys.Count == 0 ? "true" : "false"),
            "ForAllValues:StringEquals" => asked.LeadingKeys.All(key => expected.AsArray().Any(value => Resolve(value!.GetValue<string>(), principalTags) == key)),
            _ => throw new InvalidOperationException($"No such test is known: {test}"),
        };
    }

    private static string? Resolve(string value, IReadOnlyDictionary<string, string> principalTags)
    {
        const string Tag = "${aws:PrincipalTag/";
        return value.StartsWith(Tag, StringComparison.Ordinal) ? principalTags.GetValueOrDefault(value[Tag.Length..^1]) : value;
    }

    // {"Fn::GetAtt": ["OrdersTable", "Arn"]} or {"Fn::Sub": "${OrdersTable.Arn}/index/CustomerIndex"}
    private static string ArnOf(JsonNode template, JsonObject target)
    {
        if (target["Fn::GetAtt"] is { } attribute)
            return Permission.ArnOf(NameOf(template, attribute[0]!.GetValue<string>()));
        var parts = target["Fn::Sub"]!.GetValue<string>().Split(["${", ".Arn}"], StringSplitOptions.None);
        return Permission.ArnOf(NameOf(template, parts[1]) + parts[2]);
    }

    private static string NameOf(JsonNode template, string table) => template["Resources"]![table]!["Properties"]!["TableName"]!.GetValue<string>();
}
