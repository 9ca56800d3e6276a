using System.Collections.Immutable;
using System.Text.Json;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;

namespace FauxSql.Engine.Operations;

/// <summary>
/// Reads tags and the resources they belong to: at most 50, keys of 1 to 128 characters, values of up to 256, none beginning with aws:.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Tagging.html
/// </summary>
internal static class TagReading
{
    private const int MostTags = 50;
    private const int MostKeyCharacters = 128;
    private const int MostValueCharacters = 256;

    /// <summary>The tags, in the order given.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Read(IReadOnlyList<JsonPart> elements)
    {
        var tags = new List<KeyValuePair<string, string>>(elements.Count);
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var element in elements)
        {
            var tag = new Request(element);
            var (key, value) = (tag.Text("Key"), tag.Text("Value"));
            CheckKey(key);
            if (key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw Faults.Validation("Tag Key cannot be prefixed with aws:, Key: " + key);
            if (value is null || value.Length > MostValueCharacters || !value.All(IsAllowed))
                throw Faults.Validation("The Tag Value provided is invalid, Value: " + (value ?? "null"));
            if (!keys.Add(key))
                throw Faults.Validation("Duplicate Tag Keys provided as input: Duplicate Tag Key found " + key);
            tags.Add(new(key, value));
        }

        return tags;
    }

    /// <summary>Checks a key.</summary>
    public static void CheckKey(string? key)
    {
        if (key is null || key.Length is 0 or > MostKeyCharacters || !key.All(IsAllowed))
            throw Faults.Validation("The Tag Key provided is invalid, Key: " + (key ?? "null"));
    }

    /// <summary>Tags with others added or replaced.</summary>
    public static ImmutableSortedDictionary<string, string> Add(
        ImmutableSortedDictionary<string, string> tags, IReadOnlyList<KeyValuePair<string, string>> more)
    {
        var all = tags.SetItems(more);
        return all.Count > MostTags ? throw Faults.Validation("Number of Tags exceed the current limit for the provided ResourceArn") : all;
    }

    /// <summary>The table of the ResourceArn of a request that says nothing else of it.</summary>
    public static TableState TableOf(EngineContext engine, Request request, string operation)
    {
        var text = ArnIn(request);
        return TableOf(engine, ReadArn(engine, text, operation));
    }

    /// <summary>The table of an ARN.</summary>
    public static TableState TableOf(EngineContext engine, TableArn arn) =>
        engine.Tables.Find(arn.Table) ?? throw Faults.ResourceNotFound($"Requested resource not found: ResourcArn: {arn} not found");

    /// <summary>The ResourceArn, which must be there before anything else is looked at.</summary>
    public static string ArnIn(Request request) => request.Text("ResourceArn") ?? throw Faults.Validation("Invalid TableArn");

    /// <summary>The ARN of a table here.</summary>
    public static TableArn ReadArn(EngineContext engine, string text, string operation)
    {
        new Constraints().Length("resourceArn", text, 1, 1283).Check();
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            throw Faults.InvalidParameter("ARNs must start with 'arn:': " + text);
        if (!text.StartsWith("arn:aws", StringComparison.Ordinal) || text.Split(':') is not [_, _, "dynamodb", ..])
            throw Faults.InvalidParameter("Provided Arn is not a DynamoDB resource arn: " + text);
        var arn = TableArn.Parse(text);
        if (arn is null || arn.Region != engine.Options.Region)
            throw Faults.Validation("Invalid TableArn: Invalid ResourceArn provided as input " + text);
        if (arn.ToString() != text)
            throw Faults.InvalidParameter("Invalid resource arn provided, only table or stream is accepted. Provided resource arn: " + text);
        return arn.Account == engine.Options.AccountId ? arn : throw Faults.AccessDenied(engine.Options.AccountId, operation, text);
    }

    private static bool IsAllowed(char c) => char.IsLetterOrDigit(c) || char.IsWhiteSpace(c) || char.IsSurrogate(c) || c is '+' or '-' or '=' or '.' or '_' or ':' or '/' or '@';
}
