using FauxSql.Relations;
using FauxSql.Schema;
using FauxSql.Stores;

namespace FauxSql.Inspection;

/// <summary>
/// An item and what is related to it, as they are stored, for a person who wants to see them: no C# type is needed, and no item is refused because it does
/// not fit the model. It takes the fewest round trips there are.
/// </summary>
public sealed class ItemInspection
{
    private readonly DynamoDatabase _database;
    private readonly EntitySchema _entity;
    private readonly Key _key;
    private readonly Includes _with;
    private readonly bool _showsSensitive;

    private ItemInspection(DynamoDatabase database, EntitySchema entity, Key key, Includes with, bool showsSensitive)
    {
        _database = database;
        _entity = entity;
        _key = key;
        _with = with;
        _showsSensitive = showsSensitive;
    }

    /// <summary>The item as texts name it, such as <c>Order O456</c>; a sensitive key is not shown.</summary>
    public override string ToString() => $"{_entity.Name} {Shown.Of(_entity, _key)}";

    /// <summary>The inspection of the item with a key.</summary>
    /// <param name="database">The database.</param>
    /// <param name="entity">The name of its entity.</param>
    /// <param name="key">The values of its primary key, the sort key last, as they are stored: text, numbers such as <c>12</c>, Base64 of binary.</param>
    /// <param name="with">The navigations to follow, by their names: <c>Items</c>, <c>Orders.Items</c>.</param>
    /// <param name="take">How many items of each list are wanted, at least 1.</param>
    /// <param name="showsSensitive">Whether the values of <c>[Sensitive]</c> attributes are shown; otherwise <c>•••</c> stands in their place.</param>
    /// <exception cref="ArgumentException">There is no such entity or navigation, or its key has another number of values or another type.</exception>
    /// <exception cref="Errors.InvalidKeyException">A value is empty or too long.</exception>
    public static ItemInspection Of(
        DynamoDatabase database, string entity, IReadOnlyList<string> key, IReadOnlyList<string> with, int take = 20, bool showsSensitive = false)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(with);
        ArgumentOutOfRangeException.ThrowIfLessThan(take, 1);
        var (found, value) = NamedKey.Of(database.Schema, entity, key);
        return new ItemInspection(database, found, value, StoredRelation.Of(database.Schema, found, with.Select(path => path.Split('.')), take), showsSensitive);
    }

    /// <summary>Reads the item and what is related to it.</summary>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The item, or <see langword="null"/> when it is not there, and what was sent.</returns>
    public async Task<Measured<InspectedItem?>> RunAsync(CancellationToken cancellationToken = default)
    {
        var tally = new Tally();
        var found = await new IncludePlanner(_database.Store, tally)
            .ReadAsync(rows => new Found<StoredNode>(rows, [.. rows.Items.Select(item => new StoredNode(_entity, item))]), [new Read.Point(_entity, _key)], _with, cancellationToken)
            .ConfigureAwait(false);
        return new Measured<InspectedItem?>(found[0].Items is [var item] ? item.ToItem(_showsSensitive) : null, tally.ToUsage());
    }
}
