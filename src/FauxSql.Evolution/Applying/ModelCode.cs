namespace FauxSql.Evolution.Applying;

/// <summary>The code of a model that is loaded in this process.</summary>
/// <param name="database">The model. Nothing is read or written through it.</param>
public sealed class ModelCode(DynamoDatabase database) : IItemCode
{
    /// <inheritdoc/>
    public ValueTask<ReadOnlyMemory<byte>> RewriteAsync(string entity, ReadOnlyMemory<byte> item, CancellationToken cancellationToken)
    {
        try
        {
            return ValueTask.FromResult(DatabaseTools.Rewrite(database, entity, item));
        }
        catch (Exception problem) // whatever code of other people throws is about this item
        {
            throw new PoisonItemException(problem.Message);
        }
    }
}
