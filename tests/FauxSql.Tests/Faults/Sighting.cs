namespace FauxSql.Tests.Faults;

/// <summary>An account as somebody read it.</summary>
/// <param name="Account">The account.</param>
/// <param name="Began">When the read began, or null where the read may be behind.</param>
internal sealed record Sighting(Account Account, long? Began);
