namespace FauxSql.Design.Infrastructure;

/// <summary>Something that a person should know of the infrastructure, or that keeps it from being made.</summary>
/// <param name="Subject">The table, index, access pattern or option.</param>
/// <param name="Message">What it is, and what to do.</param>
public sealed record InfrastructureNote(string Subject, string Message)
{
    /// <summary>Both, as a line of text.</summary>
    public override string ToString() => $"{Subject}: {Message}";
}
