using System.Text.Json.Serialization;

namespace FauxSql.Tooling.Hosting;

/// <summary>What the project's own process reports, one JSON line each.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ModelReport), "model")]
[JsonDerivedType(typeof(FillReport), "fill")]
[JsonDerivedType(typeof(KeptReport), "kept")]
[JsonDerivedType(typeof(PatternReport), "pattern")]
[JsonDerivedType(typeof(PlanReport), "plan")]
[JsonDerivedType(typeof(RebuildProgressReport), "rebuildProgress")]
[JsonDerivedType(typeof(RebuiltReport), "rebuilt")]
[JsonDerivedType(typeof(SubjectReport), "subject")]
[JsonDerivedType(typeof(SubjectProgressReport), "subjectProgress")]
[JsonDerivedType(typeof(SubjectItemReport), "subjectItem")]
[JsonDerivedType(typeof(SubjectCountReport), "subjectCount")]
[JsonDerivedType(typeof(InspectReport), "inspect")]
[JsonDerivedType(typeof(RewrittenReport), "rewritten")]
[JsonDerivedType(typeof(FailureReport), "failure")]
public abstract record HostMessage;
