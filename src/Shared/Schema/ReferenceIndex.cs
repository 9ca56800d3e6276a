namespace FauxSql.Schema;

/// <summary>The index that finds every item whose reference names another.</summary>
internal static class ReferenceIndex
{
    /// <param name="entity">The entity that refers.</param>
    /// <param name="reference">The attribute that holds the reference.</param>
    public static IndexSchema? Of(EntitySchema entity, string reference) =>
        Of(entity.Indexes, reference, name => entity.Attributes.Any(attribute => attribute.Name == name && attribute.IsRequired));

    /// <param name="indexes">The indexes of the entity that refers.</param>
    /// <param name="reference">The attribute that holds the reference.</param>
    /// <param name="isInEveryItem">Whether every item has an attribute. One that lacks a sort attribute is not in the index.</param>
    public static IndexSchema? Of(IEnumerable<IndexSchema> indexes, string reference, Func<string, bool> isInEveryItem) => indexes
        .Where(index => index.Key.Partition.Count == 1 && index.Key.Partition[0] == reference && index.Key.Sort.All(isInEveryItem))
        .OrderBy(index => index.Key.Sort.Count)
        .FirstOrDefault();
}
