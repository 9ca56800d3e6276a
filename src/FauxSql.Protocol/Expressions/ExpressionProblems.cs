namespace FauxSql.Protocol.Expressions;

/// <summary>Gathers the mistakes in an expression while it is read, and reports the one that AWS reports.</summary>
internal sealed class ExpressionProblems(string kind)
{
    private Problem? _first;
    private Problem? _ofTerm;
    private bool _isTermSettled;

    /// <summary>Notes a mistake; of two of one rank, the first counts.</summary>
    public void Add(ProblemRank rank, string text) => Keep(ref _first, new Problem(rank, text));

    /// <summary>Whether a mistake of a rank would be the one reported so far, so that its words are worth composing: names may be megabytes.</summary>
    public bool Counts(ProblemRank rank) => _first is null || rank < _first.Rank;

    /// <summary>Notes a mistake within a term of a condition: the first term with a mistake counts, and within it the rank.</summary>
    public void AddToTerm(ProblemRank rank, string? text)
    {
        if (text is not null && !_isTermSettled)
            Keep(ref _ofTerm, new Problem(rank, text));
    }

    /// <summary>Ends a term of a condition.</summary>
    public void EndTerm() => _isTermSettled = _ofTerm is not null;

    /// <exception cref="ExpressionException">Something was wrong.</exception>
    public void ThrowIfAny()
    {
        if ((_first ?? _ofTerm) is { } problem)
            throw Refusal(problem.Text);
    }

    /// <summary>The refusal of the expression.</summary>
    public ExpressionException Refusal(string what) => new($"Invalid {kind}: {what}");

    private static void Keep(ref Problem? kept, Problem problem)
    {
        if (kept is null || problem.Rank < kept.Rank)
            kept = problem;
    }

    private sealed record Problem(ProblemRank Rank, string Text);
}
