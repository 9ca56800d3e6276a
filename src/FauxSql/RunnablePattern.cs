using System.ComponentModel;
using FauxSql.Schema;

namespace FauxSql;

/// <summary>An access pattern that can be run with sampled arguments. Generated code lists them for tools.</summary>
/// <param name="Entity">The entity it belongs to, or <see langword="null"/> for a method that results in none.</param>
/// <param name="Schema">The pattern.</param>
/// <param name="Create">Makes the operation.</param>
[EditorBrowsable(EditorBrowsableState.Advanced)]
public sealed record RunnablePattern(string? Entity, AccessPatternSchema Schema, Func<DynamoDatabase, Sample, Deferred> Create);
