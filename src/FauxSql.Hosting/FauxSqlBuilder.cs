using FauxSql.Layouts;
using FauxSql.Protocol.Backends;
using Microsoft.Extensions.DependencyInjection;

namespace FauxSql.Hosting;

/// <summary>What an application says of a database in code, beside what its configuration says.</summary>
/// <typeparam name="TDatabase">The database.</typeparam>
public sealed class FauxSqlBuilder<TDatabase>
    where TDatabase : DynamoDatabase, IDatabase<TDatabase>
{
    private readonly DatabaseRegistration<TDatabase> _registration;

    internal FauxSqlBuilder(IServiceCollection services, DatabaseRegistration<TDatabase> registration)
    {
        Services = services;
        _registration = registration;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Adds a backend that the setting <c>Backend</c> may name, such as the embedded engine: <c>AddBackend("InMemory", _ => EmbeddedDynamo.InMemory())</c>. It takes the place of one
    /// with the same name.
    /// </summary>
    /// <param name="name">The name, of which case does not matter.</param>
    /// <param name="create">Makes the backend, once, when the setting names it. It is disposed of with the services.</param>
    public FauxSqlBuilder<TDatabase> AddBackend(string name, Func<FauxSqlContext, IBackend> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        _registration.Backends[name] = create;
        return this;
    }

    /// <summary>Says where items are stored; by default in one table for each entity, named with the setting <c>TablePrefix</c>.</summary>
    /// <param name="create">Makes the layout, once.</param>
    public FauxSqlBuilder<TDatabase> UseLayout(Func<FauxSqlContext, ILayout> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        _registration.CreateLayout = create;
        return this;
    }

    /// <summary>Changes the database's options after the settings have set them.</summary>
    /// <param name="change">Gives back the options as they shall be.</param>
    public FauxSqlBuilder<TDatabase> ConfigureDatabase(Func<FauxSqlContext, DatabaseOptions, DatabaseOptions> change)
    {
        ArgumentNullException.ThrowIfNull(change);
        _registration.Changes.Add(change);
        return this;
    }
}
