using System.Text.Json.Serialization;

namespace FauxSql.Engine.Tables;

/// <summary>Reads and writes entries of the catalogue.</summary>
[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(StoredTable))]
internal sealed partial class StoredTableJson : JsonSerializerContext;
