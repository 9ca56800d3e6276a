namespace FauxSql.Schema;

/// <summary>A change of an entity's items by a class of the project.</summary>
/// <param name="Version">Its number: an item that was stored with it, or with a higher one, has it already.</param>
/// <param name="Name">The name of its class.</param>
public sealed record ItemChangeSchema(int Version, string Name);
