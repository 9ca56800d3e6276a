namespace FauxSql.Engine.Validation;

/// <summary>
/// Shows a batch of writes the way AWS does where the batch as a whole is wrong: as Java prints its objects, of which the values have no
/// text but a hash.
/// </summary>
internal static class BatchText
{
    /// <summary>The text of the tables and what is asked of each.</summary>
    public static string Of(IEnumerable<(string Table, List<Request> Requests)> batch) =>
        $"{{{string.Join(", ", batch.Select(part => $"{part.Table}=[{string.Join(", ", part.Requests.Select(Of))}]"))}}}";

    private static string Of(Request write)
    {
        var put = write.Object("PutRequest") is { } asked ? $"PutRequest(item={OfAttributes(asked.Object("Item"))}, workloadProfileName=null)" : "null";
        var delete = write.Object("DeleteRequest") is { } gone ? $"DeleteRequest(key={OfAttributes(gone.Object("Key"))})" : "null";
        return $"WriteRequest(putRequest={put}, deleteRequest={delete})";
    }

    private static string OfAttributes(Request? attributes) => attributes is { } given
        ? $"{{{string.Join(", ", given.Body.Members.Select(attribute => $"{attribute.Name}={OfValue(attribute.Value)}"))}}}"
        : "null";

    private static string OfValue(JsonPart value)
    {
        var hash = 1u;
        foreach (var octet in value.Utf8)
            hash = unchecked((31 * hash) + octet);
        return $"com.amazonaws.dynamodb.v20120810.AttributeValue@{hash:x}";
    }
}
