namespace FauxSql.Conformance.Suites;

/// <summary>
/// Expressions that are wrong, in every parameter that they may stand in, and the words.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.html
/// </summary>
public abstract class ExpressionSuite : ConformanceSuite
{
    private const string Operand = "Incorrect operand type for operator or function; operator or function: ";
    private const string Distinct = "The first operand must be distinct from the remaining operands for this operator or function; operator: ";
    private const string MustRemove = "must remove or rewrite one of these paths; path one: ";

    private static readonly (string Text, string Message)[] Conditions =
    [
        ("", "The expression can not be empty;"), ("a", "Syntax error; token: \"<EOF>\", near: \"a\""), ("a =", "Syntax error; token: \"<EOF>\", near: \"=\""),
        ("a = = b", "Syntax error; token: \"=\", near: \"= = b\""), ("a = b c", "Syntax error; token: \"c\", near: \"b c\""), ("a ? b", "Syntax error; token: \"?\", near: \"a ? b\""),
        ("(a = b", "Syntax error; token: \"<EOF>\", near: \"b\""), ("a = b)", "Syntax error; token: \")\", near: \"b)\""), ("a[x] = b", "Syntax error; token: \"x\", near: \"[x]\""),
        ("a..b = c", "Syntax error; token: \".\", near: \"..b\""), ("a AND b", "Syntax error; token: \"AND\", near: \"a AND b\""), ("a IN b", "Syntax error; token: \"b\", near: \"IN b\""),
        ("_a = b", "Syntax error; token: \"_\", near: \"_a\""), ("_f(a)", "Syntax error; token: \"_\", near: \"_f\""),
        ("a[99999999999999] = b", "List index is not within the allowable range; index: [99999999999999]"),
        ("((a = b))", "The expression has redundant parentheses;"), ("a = ((b))", "The expression has redundant parentheses;"),
        ("foo(a)", "Invalid function name; function: foo"), ("Size(a) = b", "Invalid function name; function: Size"), ("ATTRIBUTE_EXISTS(a)", "Invalid function name; function: ATTRIBUTE_EXISTS"),
        ("size(a)", "The function is not allowed to be used this way in an expression; function: size"),
        ("contains(a, b) = c", "The function is not allowed to be used this way in an expression; function: contains"),
        ("a IN (b, attribute_exists(c))", "The function is not allowed to be used this way in an expression; function: attribute_exists"),
        ("name = :s", "Attribute name is a reserved keyword; reserved keyword: name"), ("a.Status = :s", "Attribute name is a reserved keyword; reserved keyword: Status"),
        ("attribute_exists(TTL)", "Attribute name is a reserved keyword; reserved keyword: TTL"),
        ("#x = :s", "An expression attribute name used in the document path is not defined; attribute name: #x"),
        ("a = :x", "An expression attribute value used in expression is not defined; attribute value: :x"),
        ("attribute_exists(a, b)", "Incorrect number of operands for operator or function; operator or function: attribute_exists, number of operands: 2"),
        ("contains(a)", "Incorrect number of operands for operator or function; operator or function: contains, number of operands: 1"),
        ("size(a, b) = c", "Incorrect number of operands for operator or function; operator or function: size, number of operands: 2"),
        ("attribute_exists(:s)", "Operator or function requires a document path; operator or function: attribute_exists"),
        ("attribute_not_exists(size(a))", "Operator or function requires a document path; operator or function: attribute_not_exists"),
        ("a = a", Distinct + "=, first operand: [a]"), ("a.b[1] <> a.b[1]", Distinct + "<>, first operand: [a, b, [1]]"), ("begins_with(a, a)", Distinct + "begins_with, first operand: [a]"),
        ("a < :b", Operand + "<, operand type: BOOL"), ("a >= :ss", Operand + ">=, operand type: SS"), ("a BETWEEN :l AND :l", Operand + "BETWEEN, operand type: L"),
        ("begins_with(a, :n)", Operand + "begins_with, operand type: N"), ("begins_with(a, :ss)", Operand + "begins_with, operand type: SS"),
        ("size(:n) = a", Operand + "size, operand type: N"), ("size(:b) = a", Operand + "size, operand type: BOOL"), ("attribute_type(a, :n)", Operand + "attribute_type, operand type: N"),
        ("attribute_type(a, b)", Operand + "attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}"),
        ("attribute_type(a, :s)", "Invalid attribute type name found; type: text, valid types: {B,NULL,SS,BOOL,L,BS,N,NS,S,M}"),
        ("a BETWEEN :n2 AND :n", "The BETWEEN operator requires upper bound to be greater than or equal to lower bound; "
            + "lower bound operand: AttributeValue: {N:2}, upper bound operand: AttributeValue: {N:1}"),
        ("a BETWEEN :n AND :s", "The BETWEEN operator requires same data type for lower and upper bounds; "
            + "lower bound operand: AttributeValue: {N:1}, upper bound operand: AttributeValue: {S:text}"),
    ];

    private static readonly (string Text, string Message)[] Updates =
    [
        ("", "The expression can not be empty;"), ("a = b", "Syntax error; token: \"a\", near: \"a =\""), ("SET", "Syntax error; token: \"<EOF>\", near: \"SET\""),
        ("SET a", "Syntax error; token: \"<EOF>\", near: \"a\""), ("SET a = b,", "Syntax error; token: \"<EOF>\", near: \",\""), ("SET a = b + c + d", "Syntax error; token: \"+\", near: \"c + d\""),
        ("ADD a b", "Syntax error; token: \"b\", near: \"a b\""), ("DELETE a", "Syntax error; token: \"<EOF>\", near: \"a\""), ("REMOVE a = b", "Syntax error; token: \"=\", near: \"a = b\""),
        ("SET _123 = b", "Syntax error; token: \"_\", near: \"SET _123\""), ("SET a = _f(b)", "Syntax error; token: \"_\", near: \"= _f\""),
        ("REMOVE a[2147483648]", "List index is not within the allowable range; index: [2147483648]"),
        ("SET a = list_append(list_append(:l, b), c)", "The function is not allowed to be used this way in an expression; function: list_append"),
        ("SET a = list_append(b, list_append(c, :l))", "The function is not allowed to be used this way in an expression; function: list_append"),
        ("SET a = b SET c = d", "The \"SET\" section can only be used once in an update expression;"), ("remove a remove b", "The \"REMOVE\" section can only be used once in an update expression;"),
        ("SET name = :s", "Attribute name is a reserved keyword; reserved keyword: name"), ("SET a = foo(b)", "Invalid function name; function: foo"),
        ("SET #x = :s", "An expression attribute name used in the document path is not defined; attribute name: #x"),
        ("SET a = :x", "An expression attribute value used in expression is not defined; attribute value: :x"),
        ("SET a = :s, a = :n", $"Two document paths overlap with each other; {MustRemove}[a], path two: [a]"),
        ("SET a.b = :s REMOVE a", $"Two document paths overlap with each other; {MustRemove}[a, b], path two: [a]"),
        ("SET a[1].b = :s REMOVE a[1]", $"Two document paths overlap with each other; {MustRemove}[a, [1], b], path two: [a, [1]]"),
        ("SET a.b = :s, a[0] = :s", $"Two document paths conflict with each other; {MustRemove}[a, b], path two: [a, [0]]"),
        ("ADD a :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND"),
        ("ADD a :b", "Incorrect operand type for operator or function; operator: ADD, operand type: BOOL, typeSet: ALLOWED_FOR_ADD_OPERAND"),
        ("ADD a :l", "Incorrect operand type for operator or function; operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND"),
        ("DELETE a :n", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_ADD_OPERAND"),
        ("SET a = b + :s", Operand + "+, operand type: S"), ("SET a = :ss - b", Operand + "-, operand type: SS"), ("SET a = list_append(b, :s)", Operand + "list_append, operand type: S"),
        ("SET a = if_not_exists(b)", "Incorrect number of operands for operator or function; operator or function: if_not_exists, number of operands: 1"),
        ("SET a = if_not_exists(:s, b)", "Operator or function requires a document path; operator or function: if_not_exists"),
    ];

    private static readonly (string Text, string Message)[] Projections =
    [
        ("", "The expression can not be empty;"), ("a,", "Syntax error; token: \"<EOF>\", near: \",\""), ("a b", "Syntax error; token: \"b\", near: \"a b\""),
        ("a[b]", "Syntax error; token: \"b\", near: \"[b]\""), ("a[-1]", "Syntax error; token: \"-\", near: \"[-1\""), (":a", "Syntax error; token: \":a\", near: \":a\""),
        ("a[99999999999999]", "List index is not within the allowable range; index: [99999999999999]"), ("_a", "Syntax error; token: \"_\", near: \"_a\""),
        ("!!!", "Syntax error; token: \"!\", near: \"!!\""), ("a, name", "Attribute name is a reserved keyword; reserved keyword: name"),
        ("#x", "An expression attribute name used in the document path is not defined; attribute name: #x"),
        ("a, a", $"Two document paths overlap with each other; {MustRemove}[a], path two: [a]"), ("a.b, a", $"Two document paths overlap with each other; {MustRemove}[a, b], path two: [a]"),
        ("a.b, a[1]", $"Two document paths conflict with each other; {MustRemove}[a, b], path two: [a, [1]]"),
    ];

    private static readonly (string Operation, string Parameter, string Body)[] ConditionPlaces =
    [
        ("PutItem", "ConditionExpression", """{"TableName":"ORDERS","Item":{"OrderId":{"S":"1"}},"ConditionExpression":"TEXT"VALUES}"""),
        ("DeleteItem", "ConditionExpression", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"TEXT"VALUES}"""),
        ("UpdateItem", "ConditionExpression", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"TEXT"VALUES}"""),
        ("Scan", "FilterExpression", """{"TableName":"ORDERS","FilterExpression":"TEXT"VALUES}"""),
        ("Query", "KeyConditionExpression", """{"TableName":"LINES","KeyConditionExpression":"TEXT"VALUES}"""),
        ("TransactWriteItems", "ConditionExpression",
            """{"TransactItems":[{"ConditionCheck":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ConditionExpression":"TEXT"VALUES}}]}"""),
    ];

    private static readonly (string Operation, string Parameter, string Body)[] ProjectionPlaces =
    [
        ("GetItem", "ProjectionExpression", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"ProjectionExpression":"TEXT"}"""),
        ("Scan", "ProjectionExpression", """{"TableName":"ORDERS","ProjectionExpression":"TEXT"}"""),
        ("BatchGetItem", "ProjectionExpression", """{"RequestItems":{"ORDERS":{"Keys":[{"OrderId":{"S":"1"}}],"ProjectionExpression":"TEXT"}}}"""),
    ];

    private static readonly (string Operation, string Parameter, string Body)[] UpdatePlaces =
    [
        ("UpdateItem", "UpdateExpression", """{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"TEXT"VALUES}"""),
        ("TransactWriteItems", "UpdateExpression",
            """{"TransactItems":[{"Update":{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"}},"UpdateExpression":"TEXT"VALUES}}]}"""),
    ];

    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        [":ss"] = """{"SS":["a"]}""",
        [":n2"] = """{"N":"2"}""",
        [":s"] = """{"S":"text"}""",
        [":n"] = """{"N":"1"}""",
        [":b"] = """{"BOOL":true}""",
        [":l"] = """{"L":[]}""",
    };

    public static TheoryData<string, string, string> Refused { get; } = [.. Combine(ConditionPlaces, Conditions), .. Combine(UpdatePlaces, Updates), .. Combine(ProjectionPlaces, Projections)];

    [Theory]
    [MemberData(nameof(Refused))]
    public Task A_wrong_expression_is_refused_wherever_it_stands(string operation, string body, string message) =>
        RefusesExactlyAsync(operation, body, "ValidationException", message);

    [Fact]
    public Task An_expression_has_4_KB_at_most()
    {
        var text = "a = " + new string('b', 4093);
        return RefusesExactlyAsync(
            "Scan", $$"""{"TableName":"ORDERS","FilterExpression":"{{text}}"}""", "ValidationException",
            "Invalid FilterExpression: Expression size has exceeded the maximum allowed size; expression size: 4097");
    }

    [Theory]
    [InlineData("GetItem", "ProjectionExpression")]
    [InlineData("UpdateItem", "UpdateExpression")]
    public Task What_is_no_condition_is_too_long_without_its_size(string operation, string member) =>
        RefusesExactlyAsync(
            operation, $$"""{"TableName":"ORDERS","Key":{"OrderId":{"S":"1"} },"{{member}}":"{{new string('b', 4097)}}"}""", "ValidationException",
            $"Invalid {member}: Expression size has exceeded the maximum allowed size;");

    [Fact]
    public async Task IN_has_100_candidates_at_most()
    {
        await AnswersAsync("Scan", $$"""{"TableName":"ORDERS","FilterExpression":"a IN ({{Candidates(100)}})"}""");
        await RefusesExactlyAsync(
            "Scan", $$"""{"TableName":"ORDERS","FilterExpression":"a IN ({{Candidates(101)}})"}""", "ValidationException",
            "Invalid FilterExpression: The IN operator is provided with too many operands; number of operands: 101");
    }

    [Fact]
    public async Task An_expression_has_300_operators_at_most()
    {
        await AnswersAsync("Scan", $$"""{"TableName":"ORDERS","FilterExpression":"{{Comparisons(150)}}"}""");
        await RefusesExactlyAsync(
            "Scan", $$"""{"TableName":"ORDERS","FilterExpression":"{{Comparisons(151)}}"}""", "ValidationException",
            "Invalid FilterExpression: The expression contains too many operators; operator count: 301");
    }

    private static string Candidates(int count) => string.Join(',', Enumerable.Range(0, count).Select(i => $"b{i}"));

    private static string Comparisons(int count) => string.Join(" OR ", Enumerable.Repeat("a = b", count));

    // Only values that the expression names are sent: others would be refused first.
    private static IEnumerable<TheoryDataRow<string, string, string>> Combine(
        (string Operation, string Parameter, string Body)[] places, (string Text, string Message)[] cases)
    {
        foreach (var place in places)
        {
            foreach (var (text, message) in cases)
            {
                var used = Values.Where(v => Names(text, v.Key)).Select(v => $"\"{v.Key}\":{v.Value}").ToList();
                var values = used.Count == 0 ? "" : $$"""
                    ,"ExpressionAttributeValues":{{{string.Join(',', used)}}}
                    """;
                yield return new TheoryDataRow<string, string, string>(
                    place.Operation,
                    place.Body.Replace("TEXT", text, StringComparison.Ordinal).Replace("VALUES", values, StringComparison.Ordinal),
                    $"Invalid {place.Parameter}: {message}");
            }
        }
    }

    private static bool Names(string text, string placeholder) => text.Split(' ', ',', '(', ')').Contains(placeholder);
}
