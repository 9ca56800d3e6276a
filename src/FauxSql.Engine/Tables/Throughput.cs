namespace FauxSql.Engine.Tables;

/// <summary>Provisioned units a second, zero on demand.</summary>
/// <param name="Read">Read units.</param>
/// <param name="Write">Write units.</param>
internal readonly record struct Throughput(long Read, long Write)
{
    /// <summary>Whether another one is less in some respect.</summary>
    public bool IsDecreasedBy(Throughput to) => to.Read < Read || to.Write < Write;
}
