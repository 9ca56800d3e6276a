using System.Text.Json.Serialization;

namespace FauxSql.Tooling.Hosting;

/// <summary>What the project's own process is to do, as JSON on its command line.</summary>
/// <param name="Endpoint">The address of the DynamoDB endpoint; empty where none is asked.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(UpRequest), "up")]
[JsonDerivedType(typeof(PlanRequest), "plan")]
[JsonDerivedType(typeof(RebuildRequest), "rebuild")]
[JsonDerivedType(typeof(SubjectRequest), "subject")]
[JsonDerivedType(typeof(InspectRequest), "inspect")]
[JsonDerivedType(typeof(RewriteRequest), "rewrite")]
public abstract record HostRequest(string Endpoint);
