using FauxSql.Errors;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace FauxSql.Hosting;

/// <summary>Asks whether all tables of a database are there and ready.</summary>
internal sealed class TablesHealthCheck(DynamoDatabase database) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            var tables = await DatabaseTools.InspectTablesAsync(database, cancellationToken).ConfigureAwait(false);
            return ResultOf(tables, context.Registration.FailureStatus);
        }
        catch (FauxSqlException problem)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, problem.Message, problem);
        }
    }

    // An index that is being built answers late, not wrong.
    private static HealthCheckResult ResultOf(IReadOnlyList<TableState> tables, HealthStatus failureStatus)
    {
        var unready = tables.Where(table => !table.IsReady).ToList();
        var status = unready.Exists(table => table.IsIncomplete) ? failureStatus : unready.Count > 0 ? HealthStatus.Degraded : HealthStatus.Healthy;
        return new HealthCheckResult(
            status,
            unready.Count > 0 ? string.Join("; ", unready) : $"{tables.Count} tables are ready",
            data: tables.ToDictionary(table => table.Name, object (table) => table.Status ?? "missing", StringComparer.Ordinal));
    }
}
