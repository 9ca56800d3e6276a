using System.Text.Json.Nodes;

namespace FauxSql.Design.Infrastructure;

/// <summary>The properties of AWS::IAM::ManagedPolicy, https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-iam-managedpolicy.html.</summary>
internal static class PolicyProperties
{
    private const string LeadingKeys = "dynamodb:LeadingKeys";
    private const int LongestDescription = 1000;

    public static JsonObject Of(AccessPolicy policy) => new()
    {
        ["Description"] = DescriptionOf(policy),
        ["PolicyDocument"] = DocumentOf(policy, ResourceOf),
    };

    /// <summary>The document, with the resources in the words of a language.</summary>
    public static JsonObject DocumentOf(AccessPolicy policy, Func<AccessTarget, JsonNode> resourceOf) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new JsonArray([.. policy.Grants.Select(grant => StatementOf(grant, resourceOf))]),
    };

    /// <summary>IAM takes Latin letters only.</summary>
    public static string DescriptionOf(AccessPolicy policy)
    {
        var text = string.Concat(policy.Description.EnumerateRunes().Select(rune => rune.Value is (>= ' ' and <= '~') or (>= '\u00a1' and <= '\u00ff') ? rune.ToString() : "?"));
        return text.Length > LongestDescription ? text[..LongestDescription] : text;
    }

    private static JsonObject StatementOf(AccessGrant grant, Func<AccessTarget, JsonNode> resourceOf)
    {
        var statement = new JsonObject
        {
            ["Effect"] = "Allow",
            ["Action"] = new JsonArray([.. grant.Actions.Select(action => (JsonNode)$"dynamodb:{action}")]),
            ["Resource"] = new JsonArray([.. grant.Targets.Select(resourceOf)]),
        };
        if (grant.Tenant is { } tenant)
            statement["Condition"] = ConditionOf(tenant);
        return statement;
    }

    // ForAllValues is true of a request without leading keys; Null is not.
    private static JsonObject ConditionOf(string tenant) => new()
    {
        ["ForAllValues:StringEquals"] = new JsonObject { [LeadingKeys] = new JsonArray("${aws:PrincipalTag/" + tenant + "}") },
        ["Null"] = new JsonObject { [LeadingKeys] = "false" },
    };

    private static JsonNode ResourceOf(AccessTarget target) => target.Index is { } index
        ? new JsonObject { ["Fn::Sub"] = $"${{{CloudFormationResource.IdOf(target.Table)}.Arn}}/index/{index}" }
        : new JsonObject { ["Fn::GetAtt"] = new JsonArray(CloudFormationResource.IdOf(target.Table), "Arn") };
}
