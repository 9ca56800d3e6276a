using FauxSql.Protocol.Values;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Layouts;

/// <summary>Says where the items of a model are stored. Pure: it knows names and keys, and sends nothing.</summary>
public interface ILayout
{
    /// <summary>Tells layouts apart; cursors carry it.</summary>
    string Id { get; }

    /// <summary>All tables of a model, as they are created.</summary>
    /// <param name="schema">The model.</param>
    IReadOnlyList<PhysicalTable> Tables(DatabaseSchema schema);

    /// <summary>Where an item is.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="key">The item's primary key.</param>
    Address AddressOf(EntitySchema entity, Key key);

    /// <summary>Where a claim to a unique value is.</summary>
    /// <param name="claim">The claim.</param>
    Address AddressOf(UniqueClaim claim);

    /// <summary>
    /// The claims to unique values as if they were an entity: one text attribute as the key, and <c>Owner</c>. Tools read all of them.
    /// </summary>
    EntitySchema Claims { get; }

    /// <summary>
    /// What schema changes write down of themselves, as if it were an entity: two text attributes as the key, <c>Kind</c> and <c>Name</c>. Only tools use it.
    /// </summary>
    EntitySchema Ledger { get; }

    /// <summary>The claim that is stored in an item of <see cref="Claims"/>, or <see langword="null"/> when the model makes no such claim.</summary>
    /// <param name="schema">The model.</param>
    /// <param name="stored">The item.</param>
    UniqueClaim? ClaimOf(DatabaseSchema schema, ReadOnlyMemory<byte> stored);

    /// <summary>How the items of an entity are queried.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="index">The index's logical name, or <see langword="null"/> for the table itself.</param>
    Route RouteOf(EntitySchema entity, string? index);

    /// <summary>The same for each shard of a sharded index, in the order of the shards; otherwise one.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="index">The index's logical name, or <see langword="null"/> for the table itself.</param>
    IReadOnlyList<Route> RoutesOf(EntitySchema entity, string? index);

    /// <summary>The attributes of the layout's own that are stored with an item, and that no reader of the model sees.</summary>
    /// <param name="entity">The entity.</param>
    /// <param name="key">The item's primary key.</param>
    IReadOnlyList<KeyValuePair<string, AttributeValue>> StampsOf(EntitySchema entity, Key key);
}
