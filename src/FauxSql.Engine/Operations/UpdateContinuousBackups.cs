using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateContinuousBackups.html. The setting is kept and described;
/// nothing can be restored.
/// </summary>
internal sealed class UpdateContinuousBackups(EngineContext engine) : IOperation
{
    private const int MostDays = 35;

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = TableNames.Read(request);
        var (isEnabled, days) = Read(request);
        var table = engine.Tables.Find(name) ?? throw Faults.BackupTableNotFound(TableArn.NameOf(name));
        var now = engine.Options.Time.GetUtcNow();
        engine.Tables.Change(table, stored => stored with
        {
            Recovery = isEnabled ? new PointInTimeRecovery(stored.Recovery?.Since ?? now, days ?? stored.Recovery?.Days ?? MostDays) : null,
        });
        BackupWriter.Write(response, table.Stored, now);
    }

    private static (bool IsEnabled, int? Days) Read(Request request)
    {
        var given = request.Object("PointInTimeRecoverySpecification");
        var found = new Constraints().Required("pointInTimeRecoverySpecification", given);
        var (isEnabled, days) = (given?.Flag("PointInTimeRecoveryEnabled"), given?.Integer("RecoveryPeriodInDays"));
        if (given is not null)
            found.Required("pointInTimeRecoverySpecification.pointInTimeRecoveryEnabled", isEnabled)
                .Between("pointInTimeRecoverySpecification.recoveryPeriodInDays", days, 1, MostDays);
        found.Check();
        return isEnabled == false && days is not null
            ? throw Faults.Validation("Invalid Request: Cannot specify RecoveryPeriodInDays when disabling point-in-time recovery.")
            : (isEnabled!.Value, days);
    }
}
