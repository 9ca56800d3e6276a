using System.Text.Json;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>Lists what this engine has none of and cannot create: backups, exports, imports, global tables.</summary>
/// <param name="member">The list's name in the answer.</param>
internal sealed class EmptyList(string member) : IOperation
{
    /// <inheritdoc/>
    public void Run(Request request, Utf8JsonWriter response)
    {
        response.WriteStartObject();
        response.WriteStartArray(member);
        response.WriteEndArray();
        response.WriteEndObject();
    }
}
