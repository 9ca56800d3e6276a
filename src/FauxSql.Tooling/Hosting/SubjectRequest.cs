namespace FauxSql.Tooling.Hosting;

/// <summary>Finds, exports or erases what is about a data subject.</summary>
/// <param name="Endpoint">The address of the DynamoDB endpoint.</param>
/// <param name="Entity">The subject's entity.</param>
/// <param name="Key">The values of its primary key, the sort key last.</param>
/// <param name="Action">What is done.</param>
public sealed record SubjectRequest(string Endpoint, string Entity, IReadOnlyList<string> Key, SubjectAction Action) : HostRequest(Endpoint);
