using FauxSql.Inspection;

namespace FauxSql.Tooling.Hosting;

/// <summary>An item was read, or is not there.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Subject">The item as texts name it.</param>
/// <param name="Item">The item with what is related to it, or <see langword="null"/> when it is not there.</param>
/// <param name="Requests">What was sent.</param>
public sealed record InspectReport(string Database, string Subject, InspectedItem? Item, IReadOnlyList<SentRequest> Requests) : HostMessage;
