using FauxSql.Subjects;

namespace FauxSql.Tooling.Hosting;

/// <summary>All that is about the subject was found or erased.</summary>
/// <param name="Counts">How much it was, for each entity.</param>
public sealed record SubjectCountReport(IReadOnlyList<SubjectCount> Counts) : HostMessage;
