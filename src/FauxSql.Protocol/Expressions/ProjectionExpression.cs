using System.Collections.Immutable;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// The parts of an item that are returned.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.ProjectionExpressions.html
/// </summary>
/// <param name="Paths">The paths, of which no two overlap.</param>
public sealed record ProjectionExpression(ImmutableArray<DocumentPath> Paths);
