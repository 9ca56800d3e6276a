namespace FauxSql.Engine.Tests.Modelled;

/// <summary>An operation: how it is done to an engine and what the model expects, both as text that can be compared.</summary>
/// <param name="Text">What it is, for a failing test's message.</param>
/// <param name="Run">Does it to an engine.</param>
/// <param name="Expect">Does it to the model.</param>
internal sealed record ModelOperation(string Text, Func<ModelledEngine, string> Run, Func<Model, string> Expect)
{
    public override string ToString() => Text;

    /// <summary><see cref="OnceBuilt"/>, if that is asked for.</summary>
    public ModelOperation OnceBuiltIf(bool isAsked) => isAsked ? OnceBuilt : this;

    /// <summary>The same when no index is being built any more; until then operations go on beside the build.</summary>
    public ModelOperation OnceBuilt => this with
    {
        Run = engine =>
        {
            engine.WaitForIndexes();
            return Run(engine);
        },
    };
}
