using FauxSql.Errors;

namespace FauxSql;

/// <summary>Stored entities that access patterns take their arguments from.</summary>
public sealed class Sample
{
    private readonly IReadOnlyDictionary<Type, object> _entities;

    internal Sample(IReadOnlyDictionary<Type, object> entities) => _entities = entities;

    /// <summary>A stored entity; those of different types belong together where the model relates them.</summary>
    /// <typeparam name="T">The entity.</typeparam>
    /// <exception cref="SampleMissingException">None is stored.</exception>
    public T Of<T>()
        where T : class =>
        _entities.TryGetValue(typeof(T), out var entity) ? (T)entity : throw new SampleMissingException(typeof(T).Name);
}
