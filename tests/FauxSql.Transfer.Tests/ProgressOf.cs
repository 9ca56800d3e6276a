namespace FauxSql.Transfer.Tests;

/// <summary>Is told at once, on the thread that reports.</summary>
internal sealed class ProgressOf<T>(Action<T> told) : IProgress<T>
{
    public void Report(T value) => told(value);
}
