namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>A request of a random sequence. TABLE stands for the table's name.</summary>
public sealed record RandomRequest(string Operation, string Body)
{
    public override string ToString() => $"{Operation} {Body}";
}
