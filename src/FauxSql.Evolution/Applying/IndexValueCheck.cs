using System.Globalization;
using FauxSql.Evolution.Steps;
using FauxSql.Evolution.Sweeps;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Limits;
using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;

namespace FauxSql.Evolution.Applying;

/// <summary>Searches a table for values that an index's key does not take. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.OnlineOps.ViolationDetection.html</summary>
internal sealed class IndexValueCheck(CheckIndexValues step, EntitySchema entity, Sweep sweep)
{
    private readonly Findings _found = new();

    /// <exception cref="EvolutionException">There are such values.</exception>
    public async Task<SweepTally> RunAsync(Action<long> progress, CancellationToken cancellationToken)
    {
        var all = new Read.Range(entity, null, []) { Projection = SelectedItem.ProjectionOf([], [.. entity.Key.Attributes, .. step.Attributes]) };
        var tally = await sweep.RunAsync(all, (item, _) => ValueTask.FromResult(IsWrong(item)), done => progress(done.Read), cancellationToken).ConfigureAwait(false);
        await sweep.ForgetAsync(cancellationToken).ConfigureAwait(false);

        // A checkpoint has how many there were before an interruption, and not which.
        return tally.Changed == 0 ? tally : throw new EvolutionException(string.Create(
            CultureInfo.InvariantCulture,
            $"Index {step.Index.Name} of {step.Table} was not made: {tally.Changed} items have values that cannot be in its key. Mend them, or remove the attribute from them, and run the same command again{(_found.Count == 0 ? ", which names them" : $":\n{_found.Lines}")}"));
    }

    private AttributeKind KindOf(string name) => step.Definition.KeyKinds.First(kind => kind.Key == name).Value;

    private bool IsWrong(ReadOnlyMemory<byte> item)
    {
        var isWrong = false;
        foreach (var name in step.Attributes)
        {
            if (ItemReader.Get(item, new DocumentPath(name)) is not { } value || ProblemOf(name, value) is not { } problem)
                continue;
            isWrong = true;
            _found.Add($"{Shown.KeyOf(entity, item)}: {name} {problem}");
        }

        return isWrong;
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
