namespace FauxSql.Cli.Output;

/// <summary>How <c>up</c> shows what it does.</summary>
internal interface IUpOutput : IDisposable
{
    /// <summary>What is under way; the next step takes its place.</summary>
    void Step(string what);

    /// <summary>What the user should know, and that stays.</summary>
    void Note(string what);

    void Show(UpResult result);

    void Serving(string address);
}
