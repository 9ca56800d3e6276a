using FauxSql.Design.Infrastructure;
using FauxSql.Evolution.Planning;

namespace FauxSql.Cli.Output;

/// <summary>A plan for tables that others own.</summary>
/// <param name="Owner">Who owns them, as <c>--owner</c> takes it.</param>
/// <param name="Format">In which language they say what the tables are.</param>
/// <param name="Stages">The stages.</param>
/// <param name="Files">The names of the files that were written, each by the number of its stage, from 1.</param>
internal sealed record OwnedPlan(string Owner, InfrastructureFormat Format, IReadOnlyList<PlanStage> Stages, IReadOnlyDictionary<int, string> Files)
{
    /// <summary>The owner's name for people.</summary>
    public string Name => Format switch
    {
        InfrastructureFormat.CloudFormation => "CloudFormation",
        InfrastructureFormat.Terraform => "Terraform",
        _ => "CDK",
    };

    /// <summary>Whether a table that is no longer in the code stays where it is.</summary>
    public bool LeavesTables => Format != InfrastructureFormat.Terraform;
}
