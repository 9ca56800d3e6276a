namespace FauxSql.Schema;

/// <summary>How a table's requests are paid. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/capacity-mode.html</summary>
/// <param name="ReadUnits">The read capacity units a second that the table has, and each of its indexes; 0 on demand, as the service describes such a table.</param>
/// <param name="WriteUnits">The same for writes.</param>
public sealed record BillingSchema(long ReadUnits, long WriteUnits)
{
    /// <summary>Each request is paid for, and nothing is provisioned: <c>PAY_PER_REQUEST</c>.</summary>
    public static BillingSchema OnDemand { get; } = new(0, 0);

    /// <summary>Whether each request is paid for.</summary>
    public bool IsOnDemand => ReadUnits == 0 && WriteUnits == 0;
}
