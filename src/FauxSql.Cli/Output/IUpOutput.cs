namespace FauxSql.Cli.Output;

/// <summary>How <c>up</c> shows what it does.</summary>
internal interface IUpOutput
{
    void Step(string what);

    void Show(UpResult result);

    void Serving(string address);
}
