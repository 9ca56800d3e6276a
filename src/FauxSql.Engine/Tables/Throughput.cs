namespace FauxSql.Engine.Tables;

/// <summary>Provisioned units a second, zero on demand.</summary>
/// <param name="Read">Read units.</param>
/// <param name="Write">Write units.</param>
internal readonly record struct Throughput(long Read, long Write);
