using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FauxSql.Hosting;

/// <summary>Adds databases to the services of an application.</summary>
public static class FauxSqlServiceExtensions
{
    /// <summary>
    /// Adds a database as a singleton, which is safe for concurrent use: <c>services.AddFauxSql&lt;ShopDb&gt;()</c>. Its settings are checked when the host starts. A second call
    /// for the same database goes on with what the first began.
    /// </summary>
    /// <typeparam name="TDatabase">The class marked <c>[Database]</c>.</typeparam>
    /// <param name="services">The application's services.</param>
    /// <param name="section">The section of the configuration that <see cref="FauxSqlOptions"/> are bound from; each of several databases has one of its own.</param>
    /// <param name="configure">Changes the settings after they were bound, or <see langword="null"/>.</param>
    /// <exception cref="ArgumentException">The database was added with another section.</exception>
    public static FauxSqlBuilder<TDatabase> AddFauxSql<TDatabase>(
        this IServiceCollection services, string section = FauxSqlOptions.DefaultSection, Action<FauxSqlOptions>? configure = null)
        where TDatabase : DynamoDatabase, IDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrWhiteSpace(section);
        var registration = services.Select(service => service.ServiceType == typeof(DatabaseRegistration<TDatabase>) ? service.ImplementationInstance : null)
            .OfType<DatabaseRegistration<TDatabase>>().SingleOrDefault() ?? Register<TDatabase>(services, section);
        if (registration.Section != section)
            throw new ArgumentException($"{typeof(TDatabase).Name} was added with the section {registration.Section} already, and cannot have {section} beside it.", nameof(section));
        if (configure is not null)
            services.Configure(registration.Name, configure);
        return new FauxSqlBuilder<TDatabase>(services, registration);
    }

    private static DatabaseRegistration<TDatabase> Register<TDatabase>(IServiceCollection services, string section)
        where TDatabase : DynamoDatabase, IDatabase<TDatabase>
    {
        var registration = new DatabaseRegistration<TDatabase>(section);
        services.AddSingleton(registration);
        services.AddOptionsWithValidateOnStart<FauxSqlOptions>(registration.Name)
            .Configure<IServiceProvider>((options, provider) => provider.GetService<IConfiguration>()?.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true));
        services.AddSingleton<IValidateOptions<FauxSqlOptions>>(provider =>
            new OptionsValidator(registration.Name, section, registration.Backends.Keys, provider.GetService<IHostEnvironment>()?.IsDevelopment() == true));
        services.AddSingleton(provider => new HostedDatabase<TDatabase>(provider, registration));
        services.AddSingleton(provider => provider.GetRequiredService<HostedDatabase<TDatabase>>().Database);
        services.AddSingleton<IHostedService>(provider => new DatabaseStart<TDatabase>(provider));
        return registration;
    }
}
