using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeContributorInsights.html. They are disabled for every table.
/// </summary>
internal sealed class DescribeContributorInsights(EngineContext engine) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        var table = engine.Tables.Describe(TableNames.Read(request));
        var index = request.Text("IndexName");
        if (index is not null && table.Indexes.All(i => i.Definition.Name != index))
            throw Faults.ResourceNotFound($"Requested resource not found: Index: {index} not found for table: {table.Definition.Name}");
        response.WriteStartObject();
        response.WriteString("TableName"u8, table.Definition.Name);
        if (index is not null)
            response.WriteString("IndexName"u8, index);
        response.WriteString("ContributorInsightsStatus"u8, "DISABLED"u8);
        response.WriteEndObject();
    }
}
