namespace FauxSql.Design.Infrastructure;

/// <summary>A statement of a policy: actions allowed on tables and indexes.</summary>
/// <param name="Actions">The operations without the service's prefix, such as <c>GetItem</c>, in alphabetical order.</param>
/// <param name="Targets">The tables and indexes.</param>
/// <param name="Tenant">The principal's tag that the first partition value of every key must equal, or <see langword="null"/> for no such condition.</param>
public sealed record AccessGrant(IReadOnlyList<string> Actions, IReadOnlyList<AccessTarget> Targets, string? Tenant = null);
