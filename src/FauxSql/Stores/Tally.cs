using FauxSql.Protocol.Backends;

namespace FauxSql.Stores;

/// <summary>What one run has sent so far. Safe for concurrent use.</summary>
internal sealed class Tally
{
    private readonly Lock _lock = new();
    private readonly List<(long Wave, SentRequest Request)> _sent = [];

    public void Count(long wave, string operation, ReadOnlyMemory<byte> body, BackendResponse response)
    {
        var units = response.IsSuccess ? ResponseReader.Units(response.Body) : 0;
        var isRead = Operations.IsRead(operation);
        var request = new SentRequest(
            0, operation, RequestTarget.Of(body), response.IsSuccess && isRead ? ResponseReader.ItemsIn(response.Body) : 0, isRead ? units : 0, isRead ? 0 : units, response.Body.Length);
        lock (_lock)
            _sent.Add((wave, request));
    }

    /// <summary>The requests, with their round trips counted from 1.</summary>
    public Usage ToUsage()
    {
        lock (_lock)
        {
            var waves = _sent.Select(sent => sent.Wave).Distinct().Order().ToList();
            return new Usage([.. _sent.Select(sent => sent.Request with { RoundTrip = waves.IndexOf(sent.Wave) + 1 })
                .OrderBy(request => request.RoundTrip).ThenBy(request => request.Operation, StringComparer.Ordinal).ThenBy(request => request.Target, StringComparer.Ordinal)]);
        }
    }
}
