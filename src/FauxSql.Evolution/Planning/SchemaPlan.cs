using System.Security.Cryptography;
using System.Text;
using FauxSql.Evolution.Live;
using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>The difference between a model and the tables that there are, as ordered steps. The same model and state make the same plan.</summary>
public sealed class SchemaPlan
{
    private SchemaPlan(DatabaseSchema schema, ILayout layout, LiveState before)
    {
        Schema = schema;
        Layout = layout;
        Before = before;
        var planner = new Planner(schema, layout, before);
        Steps = [.. planner.Steps().Where(step => before.Ledger?.IsDone(step, schema) != true)];
        Problems = planner.Problems();
        Drift = planner.Drift();
    }

    /// <summary>The model.</summary>
    public DatabaseSchema Schema { get; }

    /// <summary>The state that the steps start from.</summary>
    public LiveState Before { get; }

    /// <summary>The steps, in the order in which they are carried out; none when the tables fit the model.</summary>
    public IReadOnlyList<ChangeStep> Steps { get; }

    /// <summary>
    /// The same steps for tables that others own, such as a stack of CloudFormation's: stages that their owner carries out, with what the tables are to be then, and between them those of FauxSql, which changes
    /// items alone. The last one is FauxSql's, which writes down that the change is done. None when there is nothing to do.
    /// </summary>
    public IReadOnlyList<PlanStage> Stages => new Stages(this).All();

    /// <summary>What no step can do, each with what to do instead. A plan with problems is not applied.</summary>
    public IReadOnlyList<string> Problems { get; }

    /// <summary>What others changed since FauxSql left the tables. The steps put it right.</summary>
    public IReadOnlyList<Drift> Drift { get; }

    /// <summary>Stands for this plan: the same steps from the same state. An index that is waited for may become active meanwhile, so waiting is no part of it.</summary>
    public string Id => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Before.Fingerprint + string.Concat(Steps.Where(step => step is not AwaitIndex).Select(step => step.Checksum)))))[..16];

    internal ILayout Layout { get; }

    /// <summary>Plans.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="layout">How its tables are called.</param>
    /// <param name="before">The tables that there are.</param>
    public static SchemaPlan Of(DatabaseSchema schema, ILayout layout, LiveState before)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(layout);
        ArgumentNullException.ThrowIfNull(before);
        return new SchemaPlan(schema, layout, before);
    }
}
