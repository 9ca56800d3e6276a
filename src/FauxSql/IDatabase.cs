using FauxSql.Layouts;
using FauxSql.Protocol.Backends;

namespace FauxSql;

/// <summary>A database that generic code can make without reflection; the generator implements it for the class marked <c>[Database]</c>.</summary>
/// <typeparam name="TSelf">The class itself.</typeparam>
public interface IDatabase<TSelf>
    where TSelf : DynamoDatabase, IDatabase<TSelf>
{
    /// <summary>The database on a backend, as its constructor makes it.</summary>
    /// <param name="backend">Where requests are sent.</param>
    /// <param name="layout">How entities become tables, or <see langword="null"/> for one table each.</param>
    /// <param name="options">What is different from the defaults, or <see langword="null"/> for nothing.</param>
    static abstract TSelf Create(IBackend backend, ILayout? layout, DatabaseOptions? options);
}
