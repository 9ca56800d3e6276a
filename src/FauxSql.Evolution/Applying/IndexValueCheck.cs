using System.Globalization;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Sweeps;
using FauxSql.Protocol.Backends;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Evolution.Applying;

/// <summary>Searches a table for values that an index's key does not take. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.ViolationDetection.html</summary>
internal sealed class IndexValueCheck(SchemaDatabase database, CheckIndexValues step, Action<long> progress)
{
    private const int Page = 1000;
    private const int Shown = 10;

    private readonly List<string> _shown = [];
    private long _found;

    /// <exception cref="EvolutionException">There are such values.</exception>
    public async Task<SweepTally> RunAsync(CancellationToken cancellationToken)
    {
        var entity = new EntitySchema(step.Table, "", step.Table, step.Definition.Key, AttributesOf(step.Definition.Key), [], [], [], []);
        var read = 0L;
        for (var page = new Read.Range(entity, null, []) { Take = Page, Projection = SelectedItem.ProjectionOf([], [.. entity.Key.Attributes, .. step.Attributes]) }; ;)
        {
            var rows = (await database.Store.ReadAsync([page], CallContext.None, null, cancellationToken).ConfigureAwait(false))[0];
            foreach (var item in rows.Items)
                Check(entity, item);
            progress(read += rows.Items.Count);
            if (rows.Position is not { } position)
                break;
            page = page with { After = position };
        }

        return _found == 0 ? new SweepTally(read, 0, 0) : throw new EvolutionException(string.Create(
            CultureInfo.InvariantCulture,
            $"Index {step.Index.Name} of {step.Table} was not made: {_found} values cannot be in its key. Mend these items, or remove the attribute from them, and run the same command again:\n{string.Join('\n', _shown)}"));
    }

    private ValueList<AttributeSchema> AttributesOf(KeySchema key) => key.Attributes
        .Select(name => new AttributeSchema(name, name, KindOf(name), "", AttributeRole.None, true, null)).ToValueList();

    private AttributeKind KindOf(string name) => step.Definition.KeyKinds.First(kind => kind.Key == name).Value;

    private void Check(EntitySchema entity, ReadOnlyMemory<byte> item)
    {
        foreach (var name in step.Attributes)
        {
            if (ItemReader.Get(item, new DocumentPath(name)) is not { } value || ProblemOf(name, value) is not { } problem)
                continue;
            _found++;
            if (_shown.Count < Shown)
                _shown.Add($"  {Stores.Shown.KeyOf(entity, item)}: {name} {problem}");
        }
    }

    private string? ProblemOf(string name, AttributeValue value)
    {
        var most = step.Index.Key.Partition.Contains(name) ? DynamoLimits.PartitionKeyBytes : DynamoLimits.SortKeyBytes;
        return value.Kind != KindOf(name) ? $"is of type {value.Kind}, not {KindOf(name)}"
            : value.SizeInBytes == 0 ? "is empty"
            : value.SizeInBytes > most ? string.Create(CultureInfo.InvariantCulture, $"has {value.SizeInBytes} bytes, and {most} are allowed")
            : null;
    }
}
