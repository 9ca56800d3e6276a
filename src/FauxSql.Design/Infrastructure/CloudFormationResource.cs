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

    public static IEnumerable<CloudFormationResource> Of(InfrastructurePlan plan) =>
        plan.Tables.Select(table => new CloudFormationResource(IdOf(table), TableType, TableProperties.Of(table, plan.Options), IsRetained: true));

    public static string IdOf(InfrastructureTable table) => table.Id + "Table";
}
