using FauxSql.Errors;
using FauxSql.Stores;

namespace FauxSql.Writes;

/// <summary>
/// Carries out intents that were made for what a query found, each by itself, 25 at a time. One whose item has vanished or changed since is left
/// out.
/// </summary>
internal sealed class EachWriter(DynamoDatabase database, Tally? tally)
{
    private const int InFlight = 25;

    private readonly WriteRunner _runner = new(database);

    /// <returns>How many were carried out.</returns>
    public async Task<long> RunAsync(IReadOnlyList<WriteIntent> intents, CancellationToken cancellationToken)
    {
        var written = 0L;
        for (var left = intents; left.Count > 0;)
        {
            var refused = new List<WriteFailure>();
            foreach (var round in left.Chunk(InFlight))
            {
                var results = await RunRoundAsync(round, cancellationToken).ConfigureAwait(false);
                written += results.Count(result => result.Failures.Count == 0);
                refused.AddRange(results.SelectMany(result => result.Failures).Where(failure => !IsNoLongerMeant(failure.Reason)));
                if (refused.Find(failure => failure.Reason is not ReferencedException) is { Reason: { } reason })
                    throw reason;
            }

            // What refers to an item may be deleted by now, because it was found too.
            if (refused.Count == left.Count)
                throw refused[0].Reason;
            left = refused.ConvertAll(failure => failure.Intent);
        }

        return written;
    }

    private async Task<WriteResult[]> RunRoundAsync(WriteIntent[] intents, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var wave = Waves.Next();
        return await Task.WhenAll(intents.Select(intent => _runner.RunAsync([intent], null, tally, cancellationToken, wave))).ConfigureAwait(false);
    }

    private static bool IsNoLongerMeant(FauxSqlException reason) => reason is ItemNotFoundException or ConditionFailedException;
}
