namespace FauxSql.Protocol.Expressions;

/// <summary>Finds the paths that an update names.</summary>
public static class UpdatePaths
{
    /// <summary>The paths written to and those read from.</summary>
    public static IEnumerable<DocumentPath> Of(UpdateExpression update) =>
        update.Actions.SelectMany(action => action is UpdateAction.Set set ? Of(set.Value).Prepend(set.At) : [action.At]);

    private static IEnumerable<DocumentPath> Of(UpdateValue value) => value switch
    {
        UpdateValue.Plain { Of: Operand.Path path } => [path.At],
        UpdateValue.IfNotExists either => Of(either.Otherwise).Prepend(either.At),
        UpdateValue.ListAppend append => Of(append.First).Concat(Of(append.Second)),
        UpdateValue.Plus plus => Of(plus.Left).Concat(Of(plus.Right)),
        UpdateValue.Minus minus => Of(minus.Left).Concat(Of(minus.Right)),
        _ => [],
    };
}
