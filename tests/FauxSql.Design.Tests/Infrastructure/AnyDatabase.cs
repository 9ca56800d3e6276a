using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Design.Tests.Infrastructure;

/// <summary>A database of any model, for what needs its tables only.</summary>
internal sealed class AnyDatabase(IBackend backend, ILayout layout, DatabaseSchema schema) : DynamoDatabase(backend, layout, schema)
{
    protected override IReadOnlyList<EntityCodec> Codecs => [];

    protected override IReadOnlyList<RunnablePattern> Patterns => [];
}
