using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContinuousBackups.html</summary>
internal sealed class DescribeContinuousBackups(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var name = TableNames.Read(request);
        var table = engine.Tables.Find(name) ?? throw Faults.BackupTableNotFound(TableArn.NameOf(name));
        BackupWriter.Write(response, table.Stored, engine.Options.Time.GetUtcNow());
    }
}
