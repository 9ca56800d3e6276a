using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DescribeLimits.html, with the initial quotas of an account.
/// </summary>
internal sealed class DescribeLimits : IOperation
{
    private const int AccountUnits = 80_000;
    private const int TableUnits = 40_000;

    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteNumber("AccountMaxReadCapacityUnits"u8, AccountUnits);
        response.WriteNumber("AccountMaxWriteCapacityUnits"u8, AccountUnits);
        response.WriteNumber("TableMaxReadCapacityUnits"u8, TableUnits);
        response.WriteNumber("TableMaxWriteCapacityUnits"u8, TableUnits);
        response.WriteEndObject();
    }
}
