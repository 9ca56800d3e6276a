namespace FauxSql.Backends;

/// <summary>What requests may spend together on being sent again. Safe for concurrent use.</summary>
internal sealed class RetryQuota
{
    private const int AfterFailure = 14;
    private const int AfterThrottling = 5;
    private const int AtOnce = 1;

    private readonly int _capacity;
    private int _left;

    public RetryQuota(int capacity) => _capacity = _left = capacity;

    public static int CostOf(bool isThrottled) => isThrottled ? AfterThrottling : AfterFailure;

    public bool TryTake(int cost)
    {
        while (Volatile.Read(ref _left) is var left && left >= cost)
        {
            if (Interlocked.CompareExchange(ref _left, left - cost, left) == left)
                return true;
        }

        return false;
    }

    /// <summary>A request succeeded.</summary>
    /// <param name="paid">What its last retry took, or 0 when there was none.</param>
    public void Succeed(int paid)
    {
        // Nearly always it is full, and nothing is written that other cores would have to read again.
        while (Volatile.Read(ref _left) is var left && left < _capacity)
        {
            if (Interlocked.CompareExchange(ref _left, Math.Min(_capacity, left + (paid == 0 ? AtOnce : paid)), left) == left)
                return;
        }
    }
}
