using System.Runtime.CompilerServices;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Subjects;

/// <summary>
/// A person or a party whose data is to be handed over or erased: an item, and what the model's references say is about it. References are
/// followed backwards: an item whose reference is required, or part of its key, belongs to what it refers to, and so do those that refer to it
/// in turn; one whose reference may be null only refers. Copies embedded in these items come and go with them.
/// </summary>
public sealed class DataSubject
{
    private readonly DynamoDatabase _database;
    private readonly EntitySchema _entity;
    private readonly Key _key;
    private readonly SubjectRules _rules;

    private DataSubject(DynamoDatabase database, EntitySchema entity, Key key)
    {
        _database = database;
        _entity = entity;
        _key = key;
        _rules = new SubjectRules(database.Schema, entity);
    }

    /// <summary>The subject as texts name it, such as <c>Customer C123</c>; a sensitive key is not shown.</summary>
    public override string ToString() => $"{_entity.Name} {Shown.Of(_entity, _key)}";

    /// <summary>The references that are followed, in the order in which they are.</summary>
    public IReadOnlyList<SubjectReference> References => _rules.References;

    /// <summary>What no reference leads to, a sentence each: copies that the model gives a hint of, and what DynamoDB keeps beside its tables.</summary>
    public IReadOnlyList<string> NotReached => _rules.NotReached;

    /// <summary>The subject with a key.</summary>
    /// <param name="database">The database.</param>
    /// <param name="entity">The name of its entity.</param>
    /// <param name="key">The values of its primary key, the sort key last, as they are stored: text, numbers such as <c>12</c>, Base64 of binary.</param>
    /// <exception cref="ArgumentException">There is no such entity, or its key has another number of values or another type.</exception>
    /// <exception cref="Errors.InvalidKeyException">A value is empty or too long.</exception>
    public static DataSubject Of(DynamoDatabase database, string entity, params IReadOnlyList<string> key)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(key);
        var (found, value) = NamedKey.Of(database.Schema, entity, key);
        return new DataSubject(database, found, value);
    }

    /// <summary>Counts what is about the subject, and changes nothing.</summary>
    /// <param name="progress">Is told what was found so far, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The entities with such items; none when there is neither the subject nor anything that refers to it.</returns>
    public async Task<IReadOnlyList<SubjectCount>> FindAsync(IProgress<SubjectProgress>? progress = null, CancellationToken cancellationToken = default) =>
        (await SearchAsync(new Steps(progress), cancellationToken).ConfigureAwait(false)).Count();

    /// <summary>Reads what is about the subject: first what belongs to it, itself first, then what refers to it.</summary>
    /// <param name="progress">Is told after each hundred, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops.</param>
    public async IAsyncEnumerable<SubjectItem> ExportAsync(
        IProgress<SubjectProgress>? progress = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var steps = new Steps(progress);
        var findings = await SearchAsync(steps, cancellationToken).ConfigureAwait(false);
        await foreach (var item in new SubjectExport(_database, steps.Do).RunAsync(findings, cancellationToken).ConfigureAwait(false))
            yield return item;
    }

    /// <summary>
    /// Deletes what belongs to the subject, with its claims to unique values, and takes the references to it out of what only refers to it. Stopped at any
    /// moment, it is run again and goes on. Run it where nobody writes about the subject: an item that begins to refer to it meanwhile stays.
    /// </summary>
    /// <param name="progress">Is told after each 200, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>What was deleted and cleared.</returns>
    /// <exception cref="Errors.WriteConflictException">Others kept changing an item; run it again.</exception>
    /// <exception cref="Errors.ThrottledException">Retries did not help; run it again.</exception>
    public async Task<IReadOnlyList<SubjectCount>> EraseAsync(IProgress<SubjectProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var steps = new Steps(progress);
        var findings = await SearchAsync(steps, cancellationToken).ConfigureAwait(false);
        return await new SubjectErasure(_database, _rules, steps.Do).RunAsync(findings, cancellationToken).ConfigureAwait(false);
    }

    private Task<Findings> SearchAsync(Steps steps, CancellationToken cancellationToken) =>
        new SubjectSearch(_database, _rules, steps.Find).RunAsync(_entity, _key, cancellationToken);

    private sealed class Steps(IProgress<SubjectProgress>? progress)
    {
        private SubjectProgress _now;

        public void Find(int items) => Report(_now with { Found = _now.Found + items });

        public void Do(int items) => Report(_now with { Done = _now.Done + items });

        private void Report(SubjectProgress now)
        {
            _now = now;
            progress?.Report(now);
        }
    }
}
