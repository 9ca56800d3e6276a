namespace FauxSql.Cli.Commands;

/// <summary>What costs are asked for.</summary>
internal sealed record CostSettings(DataSettings Data, string? Traffic, string Sizes, string? Prices, string? Latency, int Utilisation, double? Aim, bool IsJson)
{
    public const string FromData = "data";
    public const string FromSample = "sample";
}
