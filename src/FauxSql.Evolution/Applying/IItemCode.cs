namespace FauxSql.Evolution.Applying;

/// <summary>The project's own code, which some changes of items need. Safe for concurrent use.</summary>
public interface IItemCode
{
    /// <summary>Reads an item as the model's code does, and writes it again: what is derived is computed anew.</summary>
    /// <param name="entity">The name of the item's entity.</param>
    /// <param name="item">The stored item.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <exception cref="PoisonItemException">The code does not take the item.</exception>
    ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken);
}
