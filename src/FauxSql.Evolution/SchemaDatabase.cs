using FauxSql.Codecs;
using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Evolution;

/// <summary>
/// A database of which only the schema is known: its items are read and written as they are stored, without the model's types. While the service throttles, it waits.
/// </summary>
internal sealed class SchemaDatabase : DynamoDatabase
{
    public SchemaDatabase(IBackend backend, ILayout layout, DatabaseSchema schema)
        : base(backend, layout, schema) => Store = new PatientStore(Store);

    protected internal override IReadOnlyList<EntityCodec> Codecs => [];

    protected internal override IReadOnlyList<RunnablePattern> Patterns => [];
}
