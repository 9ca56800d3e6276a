using System.Text;
using FauxSql.Design.Costs.Layouts;
using FauxSql.Design.Costs.Runs;
using FauxSql.Design.Costs.Sizes;
using FauxSql.Engine;
using FauxSql.Protocol.Backends;

namespace FauxSql.Design.Tests.Costs;

/// <summary>A sample's data in the engine, its sizes, and what its access patterns send.</summary>
internal sealed class StoredData : IAsyncDisposable
{
    private readonly EmbeddedDynamo _engine;

    private StoredData(EmbeddedDynamo engine, DynamoDatabase database, StoredSizes sizes, IReadOnlyList<PatternPlan> plans)
    {
        _engine = engine;
        Database = database;
        Sizes = sizes;
        Plans = plans;
        Averages = AverageSizes.Of(sizes);
        Single = new SingleTable(database.Schema, plans.Select(plan => plan.Plan).OfType<Plan>(), Averages);
    }

    public IBackend Engine => _engine;

    public DynamoDatabase Database { get; }

    public StoredSizes Sizes { get; }

    public AverageSizes Averages { get; }

    public SingleTable Single { get; }

    public IReadOnlyList<PatternPlan> Plans { get; }

    public static async Task<StoredData> OfSampleAsync(string sample, CancellationToken stop)
    {
        var engine = EmbeddedDynamo.InMemory();
        return await OfAsync(engine, await Models.FillAsync(sample, engine, stop), stop);
    }

    public static async Task<StoredData> OfAsync(EmbeddedDynamo engine, DynamoDatabase database, CancellationToken stop)
    {
        var stored = await Capacity.StoredTables.ReadAsync(engine, stop);
        var sizes = new StoredSizes(database.Schema);
        foreach (var entity in database.Schema.Entities)
        {
            foreach (var item in stored.ItemsOf(entity.TableName))
                sizes.Add(entity, Encoding.UTF8.GetBytes(item.ToJsonString()));
        }

        return new StoredData(engine, database, sizes, await DatabaseTools.PlanPatternsAsync(database, stop));
    }

    public Plan PlanOf(string pattern) => Plans.Single(plan => plan.Pattern.Description == pattern).Plan!;

    public ValueTask DisposeAsync() => _engine.DisposeAsync();
}
