using System.Text.Json.Nodes;

namespace FauxSql.Design.Infrastructure;

/// <summary>A resource of CloudFormation, which CDK's lowest level knows by the same names.</summary>
/// <param name="LogicalId">Its name within the template: ASCII letters and digits.</param>
/// <param name="Type">Its type.</param>
/// <param name="Properties">Its properties.</param>
/// <param name="IsRetained">Whether it stays when the template lets go of it.</param>
internal sealed record CloudFormationResource(string LogicalId, string Type, JsonObject Properties, bool IsRetained)
{
    public const string TableType = "AWS::DynamoDB::Table";

    public const string PolicyType = "AWS::IAM::ManagedPolicy";

    public static IEnumerable<CloudFormationResource> Of(InfrastructurePlan plan) =>
        plan.Tables.Select(table => new CloudFormationResource(IdOf(table), TableType, TableProperties.Of(table, plan.Options), IsRetained: true))
            .Concat(plan.Policies.Select(policy => new CloudFormationResource(IdOf(policy), PolicyType, PolicyProperties.Of(policy), IsRetained: false)));

    public static string IdOf(InfrastructureTable table) => table.Id + "Table";

    public static string IdOf(AccessPolicy policy) => policy.Id + "Policy";
}
