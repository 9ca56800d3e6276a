using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>
/// ExclusiveStartKey: the table's key and, for an index, every key attribute of the index, within what is read.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.Pagination.html
/// </summary>
internal static class StartKey
{
    private const string Invalid = "The provided starting key is invalid";

    // These mistakes in its values are reported without mentioning the starting key.
    private static readonly string[] Bare = ["contains duplicates", "number set", "numeric value", "significant digits", "number with magnitude"];

    /// <summary>The attributes of the starting key, or <see langword="null"/>.</summary>
    public static Dictionary<string, AttributeValue>? ReadValues(Request request)
    {
        if (request.Object("ExclusiveStartKey") is not { } key)
            return null;
        try
        {
            return ItemReading.Read(key);
        }
        catch (ServiceFault e) when (!Bare.Any(words => e.Message.Contains(words, StringComparison.OrdinalIgnoreCase)))
        {
            throw Faults.Validation($"{Invalid}: {e.Message}");
        }
    }

    /// <summary>Checks that there are as many attributes as in the keys of the table and the index.</summary>
    public static void CheckCount(PageRequest page, Dictionary<string, AttributeValue> start)
    {
        if (start.Count != AttributesOf(page).Count)
            throw Faults.Validation(Invalid);
    }

    /// <summary>Checks one attribute of the key of what is read.</summary>
    public static void CheckPart(KeySchema key, KeyAttribute attribute, Dictionary<string, AttributeValue> start)
    {
        if (!start.ContainsKey(attribute.Name))
            throw Faults.Validation(Invalid);
        KeyValidation.CheckPart(key, attribute, start);
    }

    /// <summary>The row behind which a Query continues.</summary>
    public static byte[] InQuery(
        PageRequest page, Dictionary<string, AttributeValue> start, KeyRange range, IReadOnlyDictionary<string, Condition> terms)
    {
        CheckTableKey(page, start);
        var row = RowOf(page, start);
        if (range.Contains(row))
            return page.HasOneRow ? throw Unusable(start) : row;
        var isOnRange = page.Key.Range.Any(a => terms.ContainsKey(a.Name));
        if (!isOnRange)
            throw Faults.Validation("The provided starting key is outside query boundaries based on provided conditions");
        var meetsRange = page.Key.Range.Where(a => terms.ContainsKey(a.Name)).All(a => Meets(terms[a.Name], start));
        throw Faults.Validation(meetsRange
            ? "The query can return at most one row and cannot be restarted"
            : "The provided starting key does not match the range key predicate");
    }

    /// <summary>Checks a Scan's starting key against the index, if it reads one.</summary>
    public static void CheckIndexOfScan(PageRequest page, Dictionary<string, AttributeValue> start)
    {
        if (page.Index is null)
        {
            if (start.Count != AttributesOf(page).Count)
                throw Faults.Validation($"{Invalid}: {Faults.KeyMismatch().Message}");
            return;
        }

        CheckCount(page, start);
        foreach (var attribute in page.Key.All)
            CheckPart(page.Key, attribute, start);
    }

    /// <summary>The row behind which a Scan continues.</summary>
    public static byte[] InScan(PageRequest page, Dictionary<string, AttributeValue> start)
    {
        CheckTableKey(page, start);
        return RowOf(page, start);
    }

    // Nothing comes behind the one row of a partition without a sort key.
    private static ServiceFault Unusable(Dictionary<string, AttributeValue> start)
    {
        var parts = start.Select(part => $"{part.Key}=AttributeValue: {{{part.Value.Kind.ToCode()}:{TextOf(part.Value)}}}");
        return Faults.Validation($"The provided exclusive start key is invalid: ExclusiveStartKey: {{{string.Join(", ", parts)}}}");
    }

    private static string TextOf(AttributeValue keyPart) => keyPart switch
    {
        AttributeValue.String s => s.Text,
        AttributeValue.Number n => n.Value.ToString(),
        _ => Convert.ToBase64String(((AttributeValue.Binary)keyPart).Bytes.Span),
    };

    private static List<KeyAttribute> AttributesOf(PageRequest page) =>
        [.. page.Table.Definition.Key.All.Concat(page.Index?.Definition.Key.All ?? []).DistinctBy(a => a.Name)];

    private static void CheckTableKey(PageRequest page, Dictionary<string, AttributeValue> start)
    {
        try
        {
            KeyValidation.CheckParts(page.Table.Definition.Key, start.GetValueOrDefault);
        }
        catch (ServiceFault fault)
        {
            throw Faults.Validation($"{Invalid}: {fault.Message}");
        }
    }

    private static byte[] RowOf(PageRequest page, Dictionary<string, AttributeValue> start) =>
        page.Index is null ? page.Table.KeyOf(start.GetValueOrDefault) : page.Index.KeyOf(start.GetValueOrDefault)!;

    private static bool Meets(Condition term, Dictionary<string, AttributeValue> start) =>
        ConditionEvaluator.IsTrue(term, ItemReading.ToStored(start).Json);
}
