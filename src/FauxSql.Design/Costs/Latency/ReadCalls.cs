namespace FauxSql.Design.Costs.Latency;

/// <summary>Which kinds of requests are sent together.</summary>
[Flags]
internal enum ReadCalls
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A GetItem.</summary>
    Item = 1,

    /// <summary>A page of a Query or a Scan.</summary>
    Query = 2,

    /// <summary>A BatchGetItem.</summary>
    Batch = 4,
}
