using System.Text;
using System.Text.Json.Nodes;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Tests.Expressions;

public sealed class UpdateApplierTests
{
    private const string Item = """{"n":{"N":"5"},"s":{"S":"a"},"l":{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]},"m":{"M":{"a":{"N":"1"}}},"ss":{"SS":["x","y"]},"ll":{"L":[{"L":[{"N":"0"}]},{"L":[{"N":"10"},{"N":"11"}]}]}}""";

    private static readonly Dictionary<string, AttributeValue> Values = ItemJson.Parse(Encoding.UTF8.GetBytes("""
        {":1":{"N":"1"},":2":{"N":"2.5"},":s":{"S":"new"},":l":{"L":[{"S":"e"}]},":xz":{"SS":["x","z"]},":xy":{"SS":["x","y"]},":n1":{"NS":["1"]},":m":{"M":{}}}
        """));

    [Theory]
    [InlineData("SET s = :s", "s", """{"S":"new"}""")]
    [InlineData("SET m.b = :s", "m", """{"M":{"a":{"N":"1"},"b":{"S":"new"}}}""")]
    [InlineData("SET l[1] = :s", "l", """{"L":[{"N":"0"},{"S":"new"},{"N":"2"}]}""")]
    [InlineData("SET l[9] = :s", "l", """{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"new"}]}""")]
    [InlineData("SET l[9] = :s, l[4] = :1 ADD l[7] :2", "l", """{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"N":"1"},{"N":"2.5"},{"S":"new"}]}""")]
    [InlineData("SET n = n + :2", "n", """{"N":"7.5"}""")]
    [InlineData("SET n = n - :2", "n", """{"N":"2.5"}""")]
    [InlineData("SET n = if_not_exists(n, :1)", "n", """{"N":"5"}""")]
    [InlineData("SET c = if_not_exists(c, :1) + :1", "c", """{"N":"2"}""")]
    [InlineData("SET c = if_not_exists(c, n)", "c", """{"N":"5"}""")]
    [InlineData("SET l = list_append(l, :l)", "l", """{"L":[{"N":"0"},{"N":"1"},{"N":"2"},{"S":"e"}]}""")]
    [InlineData("SET l = list_append(:l, l)", "l", """{"L":[{"S":"e"},{"N":"0"},{"N":"1"},{"N":"2"}]}""")]
    [InlineData("SET q = list_append(if_not_exists(q, :l), :l)", "q", """{"L":[{"S":"e"},{"S":"e"}]}""")]
    [InlineData("SET n = :1, q = n", "q", """{"N":"5"}""")]
    [InlineData("REMOVE n SET q = n", "q", """{"N":"5"}""")]
    [InlineData("REMOVE m.a", "m", """{"M":{}}""")]
    [InlineData("REMOVE m.zz", "m", """{"M":{"a":{"N":"1"}}}""")]
    [InlineData("REMOVE l[0], l[2]", "l", """{"L":[{"N":"1"}]}""")]
    [InlineData("REMOVE l[7]", "l", """{"L":[{"N":"0"},{"N":"1"},{"N":"2"}]}""")]
    [InlineData("REMOVE ll[0], ll[1][0]", "ll", """{"L":[{"L":[{"N":"11"}]}]}""")]
    [InlineData("REMOVE l[0] SET l[1] = :s", "l", """{"L":[{"S":"new"},{"N":"2"}]}""")]
    [InlineData("ADD n :2", "n", """{"N":"7.5"}""")]
    [InlineData("ADD c :2", "c", """{"N":"2.5"}""")]
    [InlineData("ADD m.a :1", "m", """{"M":{"a":{"N":"2"}}}""")]
    [InlineData("ADD ss :xz", "ss", """{"SS":["x","y","z"]}""")]
    [InlineData("ADD q :xz", "q", """{"SS":["x","z"]}""")]
    [InlineData("DELETE ss :xz", "ss", """{"SS":["y"]}""")]
    public void An_action_changes_its_attribute(string text, string attribute, string value) =>
        Assert.Equal(AttributeValue.Parse(Encoding.UTF8.GetBytes(value)), Apply(text)[attribute]);

    [Theory]
    [InlineData("ADD s :add", "four,one,three,two")]
    [InlineData("DELETE s :delete", "one,two")]
    public void Strings_of_a_set_are_in_order(string text, string elements)
    {
        var values = ItemJson.Parse("""{":add":{"SS":["four"]},":delete":{"SS":["three"]}}"""u8.ToArray());
        var after = UpdateApplier.Apply(ExpressionParser.ParseUpdate(text, new ExpressionNames(null, values)), """{"s":{"SS":["two","one","three"]}}"""u8.ToArray());

        Assert.Equal(elements.Split(','), Assert.IsType<AttributeValue.StringSet>(ItemJson.Parse(after.ItemJson)["s"]).Elements);
    }

    [Theory]
    [InlineData("REMOVE n", "n")]
    [InlineData("DELETE ss :xy", "ss")]
    [InlineData("DELETE q :xy", "q")]
    public void An_action_removes_its_attribute(string text, string attribute) => Assert.DoesNotContain(attribute, Apply(text).Keys);

    [Theory]
    [InlineData("SET n = :1")]
    [InlineData("SET q = :m, s = l")]
    [InlineData("REMOVE n, ss, gone")]
    [InlineData("REMOVE n, s, l, m, ss, ll")]
    [InlineData("REMOVE n SET #quoted = :l ADD l[9] :1")]
    [InlineData("DELETE ss :xy ADD c :xz REMOVE m.a")]
    public void The_rest_of_the_item_and_its_size_stay_right(string text)
    {
        var update = ExpressionParser.ParseUpdate(text, new ExpressionNames(new Dictionary<string, string> { ["#quoted"] = "q\"\\é" }, Values));
        var named = update.Actions.Select(action => action.At.Attribute).ToHashSet();
        var item = Encoding.UTF8.GetBytes(Item);
        var result = UpdateApplier.Apply(update, item);
        var (before, after) = (ItemJson.Parse(item), ItemJson.Parse(result.ItemJson));
        Assert.Equal(before.Where(a => !named.Contains(a.Key)), after.Where(a => !named.Contains(a.Key)));
        Assert.Equal(ItemSize.Of(result.ItemJson), ItemSize.Of(item) + result.SizeChange);
        Assert.Equal(named, result.Changed.Keys.ToHashSet());
        Assert.All(result.Changed, change => Assert.Equal(change.Value, after.GetValueOrDefault(change.Key)));
    }

    [Theory]
    [InlineData("SET q = gone", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET n = gone + :1", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET n = s + :1", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET q = list_append(n, :l)", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD s :1", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD ss :n1", "An operand in the update expression has an incorrect data type")]
    [InlineData("DELETE n :xy", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET gone.a = :1", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET s.a = :1", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET m[0] = :1", "The document path provided in the update expression is invalid for update")]
    [InlineData("REMOVE gone.a", "The document path provided in the update expression is invalid for update")]
    public void What_does_not_fit_the_item_is_refused(string text, string words) =>
        Assert.Equal(words, Assert.Throws<ExpressionException>(() => Apply(text)).Message);

    [Theory]
    [InlineData("SET a = :1, a = :2", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a], path two: [a]")]
    [InlineData("SET a.b = :1 REMOVE a", "Two document paths overlap with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a]")]
    [InlineData("SET a.b = :1, a[0] = :2", "Two document paths conflict with each other; must remove or rewrite one of these paths; path one: [a, b], path two: [a, [0]]")]
    [InlineData("SET a = :1 SET b = :2", "The \"SET\" section can only be used once in an update expression;")]
    [InlineData("ADD a :s", "Incorrect operand type for operator or function; operator: ADD, operand type: STRING, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("DELETE a :1", "Incorrect operand type for operator or function; operator: DELETE, operand type: NUMBER, typeSet: ALLOWED_FOR_ADD_OPERAND")]
    [InlineData("SET a = b + :s", "Incorrect operand type for operator or function; operator or function: +, operand type: S")]
    [InlineData("SET a = list_append(b, :1)", "Incorrect operand type for operator or function; operator or function: list_append, operand type: N")]
    [InlineData("SET a = if_not_exists(:1, :1)", "Operator or function requires a document path; operator or function: if_not_exists")]
    [InlineData("SET a = size(b)", "The function is not allowed in an update expression; function: size")]
    [InlineData("SET a :1", "Syntax error; token: \":1\", near: \"a :1\"")]
    public void Wrong_updates_get_AWSs_words(string text, string words) =>
        Assert.Equal("Invalid UpdateExpression: " + words, Assert.Throws<ExpressionException>(() => Apply(text)).Message);

    [Theory]
    [InlineData("SS", """["a","b"]""", """["b","c"]""", """["a","b","c"]""", """["a"]""")]
    [InlineData("NS", """["1","2"]""", """["2.0","3"]""", """["1","2","3"]""", """["1"]""")]
    [InlineData("BS", """["AQ==","Ag=="]""", """["Ag==","Aw=="]""", """["AQ==","Ag==","Aw=="]""", """["AQ=="]""")]
    public void Elements_are_added_to_sets_and_taken_from_them(string kind, string stored, string given, string sum, string rest)
    {
        var item = Encoding.UTF8.GetBytes($$$"""{"set":{"{{{kind}}}":{{{stored}}}}}""");
        var values = ItemJson.Parse(Encoding.UTF8.GetBytes($$$"""{":given":{"{{{kind}}}":{{{given}}}}}"""));
        Assert.Equal(sum, Change("ADD #set :given"));
        Assert.Equal(rest, Change("DELETE #set :given"));

        string Change(string text)
        {
            var names = new ExpressionNames(new Dictionary<string, string> { ["#set"] = "set" }, values);
            var changed = JsonNode.Parse(UpdateApplier.Apply(ExpressionParser.ParseUpdate(text, names), item).ItemJson)!;
            return changed["set"]![kind]!.ToJsonString();
        }
    }

    [Fact]
    public void An_update_of_many_attributes_does_what_one_of_few_does()
    {
        var few = Apply("SET n = n + :1, q = s REMOVE l, m.a");
        var many = Apply("SET n = n + :1, q = s REMOVE l, m.a" + string.Concat(Enumerable.Range(0, 100).Select(i => $", gone{i}")));
        Assert.Equal(few.OrderBy(a => a.Key), many.OrderBy(a => a.Key));
    }

    [Fact]
    public void Deep_nesting_ends_in_an_error_and_not_in_a_stack_overflow()
    {
        var text = "SET a = " + new string('(', 2000) + ":1" + new string(')', 2000);
        Assert.Contains("maximum depth", Assert.Throws<ExpressionException>(() => Apply(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Sums_beyond_38_digits_are_refused()
    {
        var values = ItemJson.Parse(Encoding.UTF8.GetBytes("""{":big":{"N":"1e60"}}"""));
        var update = ExpressionParser.ParseUpdate("ADD n :big", new ExpressionNames(null, values));
        Assert.Throws<ExpressionException>(() => UpdateApplier.Apply(update, Encoding.UTF8.GetBytes(Item)));
    }

    private static Dictionary<string, AttributeValue> Apply(string text)
    {
        var update = ExpressionParser.ParseUpdate(text, new ExpressionNames(null, Values));
        return ItemJson.Parse(UpdateApplier.Apply(update, Encoding.UTF8.GetBytes(Item)).ItemJson);
    }
}
