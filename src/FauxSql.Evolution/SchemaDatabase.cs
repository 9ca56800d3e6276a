using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution;

/// <summary>A database of which only the schema is known: its items are read and written as they are stored, without the model's types.</summary>
internal sealed class SchemaDatabase(IBackend backend, ILayout layout, DatabaseSchema schema) : DynamoDatabase(backend, layout, schema)
{
    protected internal override IReadOnlyList<EntityCodec> Codecs => [];

    protected internal override IReadOnlyList<RunnablePattern> Patterns => [];
}
