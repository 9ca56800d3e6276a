namespace FauxSql.Protocol.Expressions;

/// <summary>Finds the paths that a condition names.</summary>
public static class ConditionPaths
{
    /// <summary>The paths, in the order of the condition; one that is named twice comes twice.</summary>
    /// <param name="condition">The condition.</param>
    public static IEnumerable<DocumentPath> Of(Condition condition) => condition switch
    {
        Condition.And and => Of(and.Left).Concat(Of(and.Right)),
        Condition.Or or => Of(or.Left).Concat(Of(or.Right)),
        Condition.Not not => Of(not.Operand),
        Condition.Compare compare => Of(compare.Left).Concat(Of(compare.Right)),
        Condition.Between between => Of(between.Subject).Concat(Of(between.Low)).Concat(Of(between.High)),
        Condition.In within => Of(within.Subject).Concat(within.Candidates.SelectMany(Of)),
        Condition.Exists exists => [exists.At],
        Condition.NotExists notExists => [notExists.At],
        Condition.HasType type => Of(type.Subject),
        Condition.BeginsWith begins => Of(begins.Subject).Concat(Of(begins.Prefix)),
        Condition.Contains contains => Of(contains.Subject).Concat(Of(contains.Part)),
        _ => [],
    };

    private static IEnumerable<DocumentPath> Of(Operand operand) => operand switch
    {
        Operand.Path path => [path.At],
        Operand.Size size => Of(size.Of),
        _ => [],
    };
}
