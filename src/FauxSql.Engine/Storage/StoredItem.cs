namespace FauxSql.Engine.Storage;

/// <summary>An item as it is kept.</summary>
/// <param name="Json">The JSON object that is sent to clients.</param>
/// <param name="Size">Its size in bytes as DynamoDB counts it.</param>
internal readonly record struct StoredItem(byte[] Json, int Size);
