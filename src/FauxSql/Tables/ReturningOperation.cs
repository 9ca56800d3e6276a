using FauxSql.Schema;
using FauxSql.Writes;

namespace FauxSql.Tables;

/// <summary>A write that results in something else than it does by itself.</summary>
internal sealed class ReturningOperation<T>(DynamoDatabase database, string verb, EntitySchema entity, Func<WriteIntent> intent, Func<ReadOnlyMemory<byte>?, T> resultOf)
    : WriteOperation<T>(database)
{
    internal override string Verb => verb;

    internal override EntitySchema Entity => entity;

    internal override PlannedWrite<T> ToWrite() => new(intent(), resultOf);
}
