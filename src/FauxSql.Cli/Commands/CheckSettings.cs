namespace FauxSql.Cli.Commands;

/// <summary>What is to be checked, and how it is told.</summary>
internal sealed record CheckSettings(DataSettings Data, int? Sample, int? Phase, IReadOnlyList<string> Replicas, bool IsStrict, bool ShowsNotes, CheckFormat Format)
{
    public bool LooksAtData => Data is not { Data: null, Endpoint: null };
}
