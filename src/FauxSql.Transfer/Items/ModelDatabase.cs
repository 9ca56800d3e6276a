using FauxSql.Codecs;
using FauxSql.Protocol.Backends;
using FauxSql.Schema;

namespace FauxSql.Transfer.Items;

/// <summary>A database of which only the schema is known: no code of the project is loaded.</summary>
internal sealed class ModelDatabase : DynamoDatabase
{
    public ModelDatabase(IBackend backend, DatabaseSchema schema)
        : base(backend, layout: null, schema) => Codecs = [.. schema.Entities.Select(entity => new ItemCodec(entity))];

    protected internal override IReadOnlyList<EntityCodec> Codecs { get; }

    protected internal override IReadOnlyList<RunnablePattern> Patterns => [];

    public EntityCodec CodecOf(EntitySchema entity) => Codecs.Single(codec => codec.Schema.Name == entity.Name);
}
