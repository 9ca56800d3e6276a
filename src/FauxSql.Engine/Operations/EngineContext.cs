using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Upkeep;

namespace FauxSql.Engine.Operations;

/// <summary>What operations work with.</summary>
/// <param name="Database">The storage.</param>
/// <param name="Tables">The tables.</param>
/// <param name="Indexes">Builds new indexes.</param>
/// <param name="Options">The settings.</param>
internal sealed record EngineContext(SqliteDatabase Database, TableSet Tables, IndexBuilder Indexes, EmbeddedDynamoOptions Options);
