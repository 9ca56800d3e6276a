namespace FauxSql.Engine.Tests.Modelled;

/// <summary>The model expects an error.</summary>
internal sealed class ModelFault(string code) : Exception(code)
{
    public string Code => Message;
}
