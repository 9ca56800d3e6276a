using System.Runtime.CompilerServices;
using FauxSql.Codecs;
using FauxSql.Errors;
using FauxSql.Schema;
using FauxSql.Stores;
using FauxSql.Tables;
using FauxSql.Uniqueness;

namespace FauxSql;

/// <summary>What tools do with any database: create its tables, fill them, run its access patterns, rebuild its claims to unique values.</summary>
public static class DatabaseTools
{
    /// <summary>Creates the tables that are missing.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Stops between tables.</param>
    public static Task EnsureTablesAsync(DynamoDatabase database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return database.EnsureTablesAsync(cancellationToken);
    }

    /// <summary>Whether any entity has a stored item.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async Task<bool> HasDataAsync(DynamoDatabase database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return (await SampleReader.ReadAsync(database, cancellationToken).ConfigureAwait(false)).Count > 0;
    }

    /// <summary>Stores the project's sample data, in the place of items with the same keys.</summary>
    /// <param name="database">The database.</param>
    /// <param name="scale">How much; 1 is the smallest.</param>
    /// <param name="progress">Is told after each batch, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <returns>The number of entities stored; 0 when the project has no sample data.</returns>
    public static Task<long> FillAsync(
        DynamoDatabase database, int scale, IProgress<WriteProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        return database.SampleData(scale) is { } data
            ? new BulkWriter(database, progress).WriteAsync(data, cancellationToken)
            : Task.FromResult(0L);
    }

    /// <summary>Says what every implemented access pattern sends, with arguments sampled from stored data, without sending it.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The patterns, in the model's order. One for which no sample is stored has no plan.</returns>
    public static async Task<IReadOnlyList<PatternPlan>> PlanPatternsAsync(DynamoDatabase database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var sample = new Sample(await SampleReader.ReadAsync(database, cancellationToken).ConfigureAwait(false));
        return [.. database.Patterns.Where(pattern => pattern.Schema.Status == AccessPatternStatus.Implemented)
            .Select(pattern => new PatternPlan(pattern.Entity, pattern.Schema, Create(database, pattern, sample)?.Explain()))];
    }

    /// <summary>
    /// Stores the project's sample data unless the tables hold data, which is kept then. A fill that was interrupted is done again, at the scale at which it was begun: two
    /// scales must not mix. For local databases.
    /// </summary>
    /// <param name="database">The database, with its tables.</param>
    /// <param name="scale">How much; 1 is the smallest.</param>
    /// <param name="progress">Is told after each batch, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="RemoteDatabaseException">The backend is not local.</exception>
    public static async Task<FillOutcome> FillOnceAsync(
        DynamoDatabase database, int scale, IProgress<WriteProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        if (!database.Backend.IsLocal)
            throw new RemoteDatabaseException("Sample data is written to local endpoints only");

        var marker = new FillMarker(database);
        var begun = await marker.ReadAsync(cancellationToken).ConfigureAwait(false);
        if (begun is { IsComplete: true })
            return new FillOutcome(IsFilled: false, begun.Value.Scale);
        if (begun is null && await HasDataAsync(database, cancellationToken).ConfigureAwait(false))
            return new FillOutcome(IsFilled: false, Scale: null);

        scale = begun?.Scale ?? scale;
        await marker.BeginAsync(scale, cancellationToken).ConfigureAwait(false);
        await FillAsync(database, scale, progress, cancellationToken).ConfigureAwait(false);
        await marker.CompleteAsync(scale, cancellationToken).ConfigureAwait(false);
        return new FillOutcome(IsFilled: true, scale);
    }

    /// <summary>Reads a stored item as the model's code does, and writes it again, so that what is derived is computed anew, and it has the changes of its entity. Nothing is sent.</summary>
    /// <param name="database">The database.</param>
    /// <param name="entity">The name of the item's entity.</param>
    /// <param name="item">The stored item.</param>
    /// <returns>The item as it would be stored now, without what is the layout's own.</returns>
    /// <exception cref="ArgumentException">The model has no such entity.</exception>
    /// <exception cref="StoredItemException">The item does not fit the model.</exception>
    /// <exception cref="InvalidKeyException">A value cannot be in the key of an index.</exception>
    public static ReadOnlyMemory<byte> Rewrite(DynamoDatabase database, string entity, ReadOnlyMemory<byte> item)
    {
        ArgumentNullException.ThrowIfNull(database);
        var codec = database.Codecs.FirstOrDefault(codec => codec.Schema.Name == entity) ?? throw new ArgumentException($"The model has no entity {entity}.", nameof(entity));
        return codec.Rewrite(item);
    }

    /// <summary>How the tables of the model stand at the backend: one DescribeTable for each, all at once.</summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The tables in the model's order.</returns>
    public static Task<IReadOnlyList<TableState>> InspectTablesAsync(DynamoDatabase database, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return TableInspector.InspectAsync(database, cancellationToken);
    }

    /// <summary>
    /// Runs every access pattern once, with arguments sampled from stored data. Nothing is written: a pattern that writes is explained, and not run.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="cancellationToken">Stops.</param>
    /// <returns>The runs, in the model's order. A pattern for which no sample is stored has no requests.</returns>
    public static async IAsyncEnumerable<PatternRun> RunPatternsAsync(
        DynamoDatabase database, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        var sample = new Sample(await SampleReader.ReadAsync(database, cancellationToken).ConfigureAwait(false));
        foreach (var pattern in database.Patterns)
            yield return await RunAsync(database, pattern, sample, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Makes the claims to unique values fit the items, after a restore or a foreign writer: all claims and all items with unique values are
    /// read, claims that are missing are made, and claims of items that are gone or have another value are deleted. It may run while the
    /// application does, and again after it was stopped. Two items with one value are reported; which of them is right is not for a tool to say.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="options">What is rebuilt, or <see langword="null"/> for everything.</param>
    /// <param name="progress">Is told after each page of 100, or <see langword="null"/>.</param>
    /// <param name="cancellationToken">Stops between repairs, each of which happens whole or not at all.</param>
    /// <exception cref="ArgumentException">The entity named is none with a unique attribute.</exception>
    public static Task<UniqueRebuildReport> RebuildUniqueAsync(
        DynamoDatabase database, UniqueRebuildOptions? options = null, IProgress<UniqueRebuildProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        return new UniqueRebuild(database, options ?? new UniqueRebuildOptions(), progress).RunAsync(cancellationToken);
    }

    private static async Task<PatternRun> RunAsync(DynamoDatabase database, RunnablePattern pattern, Sample sample, CancellationToken cancellationToken)
    {
        var run = new PatternRun(pattern.Entity, pattern.Schema.Description, ServedBy(database.Schema, pattern), 0, 0, 0, 0, 0);
        if (Create(database, pattern, sample) is not { } operation)
            return run;
        var plan = operation.Explain();
        if (pattern.Schema.Source == AccessPatternSource.Method)
            run = run with { ServedBy = string.Join(", ", plan.Requests.SelectMany(KeysOrIndexOf).Distinct(StringComparer.Ordinal)) };
        if (!plan.Requests.All(request => Operations.IsRead(request.Operation)))
            return run with { Requests = plan.Requests.Count, RoundTrips = plan.RoundTrips, IsWrite = true };

        var started = TimeProvider.System.GetTimestamp();
        var used = await operation.UseAsync(cancellationToken).ConfigureAwait(false);
        return run with
        {
            Requests = used.Requests.Count,
            RoundTrips = used.RoundTrips,
            Items = used.Items,
            ReadUnits = used.ReadUnits,
            Milliseconds = TimeProvider.System.GetElapsedTime(started).TotalMilliseconds,
        };
    }

    // Without a stored item to take the arguments from, or with one whose key attribute is null, there is nothing to run.
    private static Deferred? Create(DynamoDatabase database, RunnablePattern pattern, Sample sample)
    {
        try
        {
            return pattern.Create(database, sample);
        }
        catch (Exception exception) when (exception is SampleMissingException or InvalidKeyException)
        {
            return null;
        }
    }

    // A method may read several tables: Customers/key, Orders/CustomerIndex. A transaction or a batch is of several.
    private static IEnumerable<string> KeysOrIndexOf(PlannedRequest request) => request switch
    {
        { Operation: "Scan" } => [$"{request.Target}/scan"],
        _ when request.Target.Contains('/', StringComparison.Ordinal) => [request.Target],
        _ => request.Target.Split(", ").Select(table => $"{table}/key"),
    };

    private static string ServedBy(DatabaseSchema schema, RunnablePattern pattern)
    {
        if (pattern.Schema.Source != AccessPatternSource.Key)
            return pattern.Schema.ServedBy ?? "nothing";
        var key = schema.Entities.First(entity => entity.Name == pattern.Entity).Key;
        return "key " + string.Join(" + ", key.Attributes);
    }
}
