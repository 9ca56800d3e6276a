namespace FauxSql.Engine;

/// <summary>
/// What a test lets go wrong that now and then goes wrong on AWS, to find code that relies on it never happening. Everything is off by default,
/// and each property turns on one thing. What happens follows from <see cref="Seed"/> and the order of the requests, so that a failing test can
/// be repeated.
/// </summary>
public sealed record FaultOptions
{
    /// <summary>Where the random choices begin. 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>
    /// How long a change takes at most until reads of a global index see it; each takes a random part of that. None by default. Reads of the table
    /// and of local indexes are not concerned.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/GSI.html#GSI.Writes
    /// </summary>
    public TimeSpan IndexDelay { get; init; }

    /// <summary>
    /// The share of reads and writes that are refused with ProvisionedThroughputExceededException and its ThrottlingReasons, from 0, the default, to 1. A
    /// retry may succeed.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    /// </summary>
    public double ThrottledShare { get; init; }

    /// <summary>
    /// The share of reads and writes that are answered with InternalServerError, having done nothing, from 0, the default, to 1. A retry may succeed.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    /// </summary>
    public double ErrorShare { get; init; }

    /// <summary>
    /// The share of reads and writes that are carried out, and whose answer is lost: InternalServerError comes in its place, from 0, the default, to 1.
    /// Whoever sends a write again has to bear that it has happened.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
    /// </summary>
    public double LostAnswerShare { get; init; }

    /// <summary>
    /// The share of the entries of BatchGetItem and BatchWriteItem that are left unprocessed, from 0, the default, to 1. The first entry of a request
    /// never is. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html
    /// </summary>
    public double UnprocessedShare { get; init; }

    /// <summary>
    /// The share of transactions, single writes and batches of writes that meet a transaction under way on the same item, from 0, the default, to 1:
    /// the first are cancelled for one of their actions, the second refused with TransactionConflictException, and the last leave one of their
    /// entries unprocessed.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling
    /// </summary>
    public double ConflictShare { get; init; }

    /// <summary>How long a request takes longer at most; each takes a random part of that. None by default.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>
    /// Whether a table or global index refuses requests that exceed its provisioned throughput, or on demand the most that OnDemandThroughput
    /// allows it: reads of an index those of the index, all others those of the table, and writes those of the table and of each index. A write
    /// whose condition is false counts too. What is not used is saved up for 300 seconds; a new table has saved one second's worth. Off by default.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/burst-adaptive-capacity.html
    /// </summary>
    public bool LimitsThroughput { get; init; }
}
