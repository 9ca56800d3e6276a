using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace FauxSql.Hosting;

/// <summary>What an application's own backend or layout is made from.</summary>
public sealed class FauxSqlContext
{
    private readonly string _section;

    internal FauxSqlContext(IServiceProvider services, FauxSqlOptions options, string section)
    {
        Services = services;
        Options = options;
        _section = section;
    }

    /// <summary>The application's services.</summary>
    public IServiceProvider Services { get; }

    /// <summary>The settings.</summary>
    public FauxSqlOptions Options { get; }

    /// <summary>The full path of <see cref="FauxSqlOptions.DataFile"/>.</summary>
    /// <exception cref="OptionsValidationException">There is no such setting.</exception>
    public string DataFile => Options.DataFile is { Length: > 0 } file
        ? Path.Combine(Services.GetService<IHostEnvironment>()?.ContentRootPath ?? "", file)
        : throw new OptionsValidationException(
            Options.Backend, typeof(FauxSqlOptions), [$"{_section}:DataFile is missing: the backend {Options.Backend} keeps its data in a file. Name one, such as shop.db."]);
}
