using FauxSql.Errors;
using FauxSql.Stores;

namespace FauxSql.Evolution;

/// <summary>Waits until the service has capacity again, however long that takes: a change of tables that gave up half-way would be worse.</summary>
internal static class Throttling
{
    /// <summary>Sends what was throttled, or met others at work on the same item, again and again. It was not carried out by then.</summary>
    /// <param name="request">What is sent.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public static async ValueTask<T> WaitOutAsync<T>(Func<ValueTask<T>> request, CancellationToken cancellationToken)
    {
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                return await request().ConfigureAwait(false);
            }
            catch (Exception held) when (held is ThrottledException or WriteConflictException)
            {
                await Task.Delay(Backoff.Of(attempt), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
