using System.Text.Json.Nodes;

namespace FauxSql.Conformance.Dynalite.Differential;

/// <summary>A request of a random sequence. TABLE stands for the table's name.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Body">The request's JSON.</param>
/// <param name="Unordered">The member of the answer whose order is each engine's own, or <see langword="null"/>.</param>
public sealed record RandomRequest(string Operation, string Body, string? Unordered = null)
{
    private const string StartKey = "ExclusiveStartKey";

    /// <summary>The request for the page after an answer, or <see langword="null"/> where there is none.</summary>
    public RandomRequest? After(string answer)
    {
        if (Unordered is not null || !answer.StartsWith('{') || JsonNode.Parse(answer)!["LastEvaluatedKey"] is not { } last)
            return null;
        var body = JsonNode.Parse(Body)!;
        body[StartKey] = last.DeepClone();
        return this with { Body = body.ToJsonString() };
    }

    public override string ToString() => $"{Operation} {Body}";
}
