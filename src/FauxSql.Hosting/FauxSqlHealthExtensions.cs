using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FauxSql.Hosting;

/// <summary>Adds checks of databases to the health checks of an application.</summary>
public static class FauxSqlHealthExtensions
{
    private static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Adds a check that describes the tables of a database, which takes the permission <c>dynamodb:DescribeTable</c> and no capacity. It fails when the endpoint does not answer, or a
    /// table or an index is missing, which it names; it is degraded while one is being made.
    /// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeTable.html
    /// </summary>
    /// <typeparam name="TDatabase">The database, which <see cref="FauxSqlServiceExtensions.AddFauxSql"/> adds.</typeparam>
    /// <param name="builder">The application's health checks.</param>
    /// <param name="name">The check's name; the database's by default.</param>
    /// <param name="failureStatus">What a failure is reported as; unhealthy by default.</param>
    /// <param name="tags">Tags by which checks are chosen, such as <c>ready</c>.</param>
    /// <param name="timeout">How long it may take; 5 seconds by default.</param>
    public static IHealthChecksBuilder AddFauxSql<TDatabase>(
        this IHealthChecksBuilder builder, string? name = null, HealthStatus? failureStatus = null, IEnumerable<string>? tags = null, TimeSpan? timeout = null)
        where TDatabase : DynamoDatabase, IDatabase<TDatabase>
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new HealthCheckRegistration(
            name ?? typeof(TDatabase).Name, services => new TablesHealthCheck(services.GetRequiredService<TDatabase>()), failureStatus, tags, timeout ?? DefaultTimeout));
    }
}
