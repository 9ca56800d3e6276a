namespace FauxSql.Design.Checks;

/// <summary>A rule on a model or on its data.</summary>
/// <param name="Id">Its id, such as <c>FXS205</c>. A rule that is an analyzer too has the same id there.</param>
/// <param name="Severity">How much a finding matters, unless the finding itself says otherwise.</param>
/// <param name="Title">What is right.</param>
/// <param name="Why">Why that is so.</param>
/// <param name="Fix">What to do where it is not so.</param>
public sealed record Rule(string Id, Severity Severity, string Title, string Why, string Fix)
{
    /// <summary>Where the page of the rule is read, or <see langword="null"/> when FauxSql was built from a repository without an address.</summary>
    public string? Page => FauxSql.Rules.HelpLink.Of(Id);

    /// <summary>Whether it looks at the data, and not at the model.</summary>
    public bool IsOfData { get; init; }
}
