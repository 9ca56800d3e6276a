using FauxSql.Subjects;

namespace FauxSql.Tooling.Hosting;

/// <summary>The subject is known to the model: the first message about it.</summary>
/// <param name="Database">The name of the database class.</param>
/// <param name="Subject">The subject as texts name it.</param>
/// <param name="References">The references that are followed.</param>
/// <param name="NotReached">What none of them leads to.</param>
public sealed record SubjectReport(string Database, string Subject, IReadOnlyList<SubjectReference> References, IReadOnlyList<string> NotReached) : HostMessage;
