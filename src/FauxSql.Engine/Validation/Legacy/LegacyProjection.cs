using FauxSql.Protocol.Expressions;

namespace FauxSql.Engine.Validation.Legacy;

/// <summary>
/// AttributesToGet, the parameter that projections were written with before there were expressions: names of top-level attributes.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/LegacyConditionalParameters.AttributesToGet.html
/// </summary>
internal static class LegacyProjection
{
    /// <summary>The projection that AttributesToGet stands for, or <see langword="null"/>.</summary>
    public static ProjectionExpression? Read(Request request)
    {
        if (request.Array("AttributesToGet") is not { } elements)
            return null;
        var names = elements.Select(Request.TextOf).ToList();
        if (names.GroupBy(name => name).FirstOrDefault(g => g.Count() > 1) is { } twice)
            throw Faults.InvalidParameter($"Duplicate value in attribute name: {twice.Key}");
        names.ForEach(ItemReading.CheckName);
        return new ProjectionExpression([.. names.Select(name => new DocumentPath(name))]);
    }
}
