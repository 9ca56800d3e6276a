using System.Collections.Immutable;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// The changes of an UpdateItem, as a tree that can be printed, parsed and applied.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html
/// </summary>
/// <param name="Actions">The actions, in the order written; no two paths overlap.</param>
public sealed record UpdateExpression(ImmutableArray<UpdateAction> Actions);
