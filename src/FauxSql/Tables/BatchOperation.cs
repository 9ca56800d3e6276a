using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Telemetry;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>Many writes of one entity, each by itself.</summary>
internal sealed class BatchOperation<T> : Deferred<T>
{
    private readonly DynamoDatabase _database;
    private readonly string _verb;
    private readonly EntitySchema _entity;
    private readonly IReadOnlyList<WriteIntent> _intents;
    private readonly IReadOnlyList<object>? _given;
    private readonly T _result;
    private readonly IProgress<WriteProgress>? _progress;

    /// <param name="database">The database.</param>
    /// <param name="verb">What it does, such as <c>PutMany</c>.</param>
    /// <param name="entity">The entity.</param>
    /// <param name="intents">The writes.</param>
    /// <param name="given">The entities that are written, or null where keys are.</param>
    /// <param name="result">The result when all are written.</param>
    /// <param name="progress">Is told after each request.</param>
    public BatchOperation(
        DynamoDatabase database, string verb, EntitySchema entity, IReadOnlyList<WriteIntent> intents, IReadOnlyList<object>? given, T result, IProgress<WriteProgress>? progress)
    {
        _database = database;
        _verb = verb;
        _entity = entity;
        _intents = intents;
        _given = given;
        _result = result;
        _progress = progress;
        if (intents.Index().GroupBy(intent => intent.Item.Key).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw new ArgumentException($"{twice.First().Item.Subject} is given twice, at {string.Join(" and at ", twice.Select(intent => intent.Index))}; which one stays would be chance");
    }

    public override Plan Explain() => WritePlan.OfBatch(_intents, _database);

    private protected override OperationInfo Info => new(_database, _verb, _entity);

    private protected override async Task<T> ExecuteAsync(Tally? tally, CancellationToken cancellationToken)
    {
        if (_intents.Count == 0)
            return _result;
        var done = new HashSet<int>();
        try
        {
            var failures = await new BatchRunner(_database, _progress).RunAsync(_intents, done, tally, cancellationToken).ConfigureAwait(false);
            return failures.Count == 0
                ? _result
                : throw new BatchIncompleteException(_entity.Name, _intents.Count, [.. failures.Select(failure => Unwritten(failure.Index, failure.Reason))]);
        }
        catch (OperationCanceledException exception)
        {
            var unwritten = Enumerable.Range(0, _intents.Count).Where(index => !done.Contains(index)).Select(index => Unwritten(index, null));
            throw new BatchCanceledException(_entity.Name, _intents.Count, [.. unwritten], exception);
        }
    }

    private UnwrittenItem Unwritten(int index, FauxSqlException? reason) => new(index, Shown.Of(_intents[index].Entity, _intents[index].Key), _given?[index], reason);
}
