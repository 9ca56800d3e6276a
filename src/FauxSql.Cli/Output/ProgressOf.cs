namespace FauxSql.Cli.Output;

/// <summary>Tells of progress where it happens, and not later on another thread as <see cref="Progress{T}"/> does.</summary>
internal sealed class ProgressOf<T>(Action<T> report) : IProgress<T>
{
    public void Report(T value) => report(value);
}
