namespace FauxSql.Cli.Output;

/// <summary>One JSON document on standard output, and nothing else.</summary>
internal sealed class JsonUpOutput : IUpOutput
{
    public void Step(string what)
    {
    }

    public void Note(string what)
    {
    }

    public void Show(UpResult result) => Json.Print(result);

    public void Serving(string address)
    {
    }

    public void Dispose()
    {
    }
}
