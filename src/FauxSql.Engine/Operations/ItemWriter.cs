using System.Text.Json;
using FauxSql.Protocol.Expressions;

namespace FauxSql.Engine.Operations;

/// <summary>Writes stored items into responses: as they are, or what a projection leaves of them.</summary>
internal static class ItemWriter
{
    public static void Write(Utf8JsonWriter response, ReadOnlySpan<byte> item, ProjectionExpression? projection)
    {
        if (projection is null)
        {
            response.WriteRawValue(item, skipInputValidation: true);
            return;
        }

        using var buffer = new ResponseBuffer();
        Projector.Project(projection, item.ToArray(), buffer);
        response.WriteRawValue(buffer.Written, skipInputValidation: true);
    }
}
