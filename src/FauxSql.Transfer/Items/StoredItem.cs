namespace FauxSql.Transfer.Items;

/// <summary>An item as it is stored, which stands for the entity whose C# type is not loaded.</summary>
/// <param name="Json">The logical item, such as <c>{"OrderId":{"S":"1"}}</c>.</param>
internal sealed record StoredItem(ReadOnlyMemory<byte> Json);
