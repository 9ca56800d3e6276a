namespace FauxSql.Schema;

/// <summary>One entity, which has a table of its own.</summary>
/// <param name="Name">The type's name, such as <c>Order</c>.</param>
/// <param name="ClrType">The type's full name, such as <c>Shop.Order</c>.</param>
/// <param name="TableName">The table's logical name, such as <c>Orders</c>; the layout makes the physical one of it.</param>
/// <param name="Key">The primary key: exactly one partition attribute, and at most one sort attribute.</param>
/// <param name="Attributes">The stored attributes, in the order declared: those of the entity, the discriminator, and then those of its subtypes.</param>
/// <param name="Indexes">The global secondary indexes, in the order declared.</param>
/// <param name="References">The foreign keys, in the order declared.</param>
/// <param name="Relations">The navigations, in the order declared.</param>
/// <param name="Patterns">
/// The access patterns served by the key and the indexes, and those that are only planned or potential, in the order declared.
/// </param>
public sealed record EntitySchema(
    string Name,
    string ClrType,
    string TableName,
    KeySchema Key,
    ValueList<AttributeSchema> Attributes,
    ValueList<IndexSchema> Indexes,
    ValueList<ReferenceSchema> References,
    ValueList<RelationSchema> Relations,
    ValueList<AccessPatternSchema> Patterns)
{
    /// <summary>What tells its subtypes apart, or <see langword="null"/> when it has none.</summary>
    public DiscriminatorSchema? Discriminator { get; init; }

    /// <summary>How its table is billed, or <see langword="null"/> where the model leaves that to others: a new table is on demand then.</summary>
    public BillingSchema? Billing { get; init; }

    /// <summary>Whether the service refuses to delete its table, or <see langword="null"/> where the model leaves that to others.</summary>
    public bool? IsDeletionProtected { get; init; }

    /// <summary>The changes of its items by classes of the project, in the order in which they are applied.</summary>
    public ValueList<ItemChangeSchema> Changes { get; init; } = [];

    /// <summary>The number of the last change, which the model's own code stores with every item; 0 when there is none.</summary>
    public int ChangeVersion => Changes.Count == 0 ? 0 : Changes[Changes.Count - 1].Version;

    /// <summary>The indexes that are read while another is not there yet, each while those before it are not there either: those that can, in the order declared.</summary>
    /// <param name="index">The name of the index that is not there.</param>
    public IEnumerable<IndexSchema> FallbacksOf(string index) =>
        from missing in Indexes where missing.Name == index from other in Indexes where other.CanAnswerFor(missing) select other;
}
