using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Protocol.Expressions;

/// <summary>
/// Prints the expressions of one request and gathers their placeholders. Its counterpart is <see cref="ExpressionParser"/>.
/// Every name becomes a placeholder, so that reserved words and dots in names need no care.
/// </summary>
public sealed class ExpressionPrinter
{
    // Expressions have few names: looking through them costs less than a dictionary.
    private readonly List<string> _names = [];
    private readonly List<AttributeValue> _values = [];

    /// <summary>Prints a condition, filter or key condition.</summary>
    /// <param name="condition">The condition.</param>
    public string Print(Condition condition) => condition switch
    {
        Condition.And and => $"{(and.Left is Condition.And ? Print(and.Left) : Term(and.Left))} AND {Term(and.Right)}",
        Condition.Or or => $"{(or.Left is Condition.Or ? Print(or.Left) : Term(or.Left))} OR {Term(or.Right)}",
        Condition.Not not => $"NOT {Term(not.Operand)}",
        Condition.Exists exists => $"attribute_exists({Print(exists.At)})",
        Condition.NotExists exists => $"attribute_not_exists({Print(exists.At)})",
        Condition.Compare compare => $"{Print(compare.Left)} {OperandRules.Text(compare.Comparator)} {Print(compare.Right)}",
        Condition.Between between => $"{Print(between.Subject)} BETWEEN {Print(between.Low)} AND {Print(between.High)}",
        Condition.In @in => $"{Print(@in.Subject)} IN ({string.Join(", ", @in.Candidates.Select(Print))})",
        Condition.HasType type => $"attribute_type({Print(type.Subject)}, {Print(type.Type)})",
        Condition.BeginsWith begins => $"begins_with({Print(begins.Subject)}, {Print(begins.Prefix)})",
        Condition.Contains contains => $"contains({Print(contains.Subject)}, {Print(contains.Part)})",
        _ => throw new NotSupportedException($"{condition.GetType().Name} cannot be printed"),
    };

    /// <summary>Prints an update.</summary>
    /// <param name="update">The update.</param>
    public string Print(UpdateExpression update)
    {
        var clauses = new (string Keyword, IEnumerable<string> Actions)[]
        {
            ("SET", update.Actions.OfType<UpdateAction.Set>().Select(set => $"{Print(set.At)} = {Print(set.Value)}")),
            ("REMOVE", update.Actions.OfType<UpdateAction.Remove>().Select(remove => Print(remove.At))),
            ("ADD", update.Actions.OfType<UpdateAction.Add>().Select(add => $"{Print(add.At)} {Print(add.Value)}")),
            ("DELETE", update.Actions.OfType<UpdateAction.Delete>().Select(delete => $"{Print(delete.At)} {Print(delete.Value)}")),
        };
        return string.Join(' ', clauses.Select(clause => (clause.Keyword, Text: string.Join(", ", clause.Actions)))
            .Where(clause => clause.Text.Length > 0).Select(clause => $"{clause.Keyword} {clause.Text}"));
    }

    /// <summary>Prints a projection.</summary>
    /// <param name="projection">The projection.</param>
    public string Print(ProjectionExpression projection) => string.Join(", ", projection.Paths.Select(Print));

    /// <summary>Writes ExpressionAttributeNames and ExpressionAttributeValues, each only if there are any.</summary>
    /// <param name="writer">Stands within the request's object.</param>
    public void WriteNamesAndValues(Utf8JsonWriter writer)
    {
        if (_names.Count > 0)
        {
            writer.WriteStartObject("ExpressionAttributeNames");
            for (var i = 0; i < _names.Count; i++)
                writer.WriteString($"#n{i}", _names[i]);
            writer.WriteEndObject();
        }

        if (_values.Count > 0)
        {
            writer.WriteStartObject("ExpressionAttributeValues");
            for (var i = 0; i < _values.Count; i++)
            {
                writer.WritePropertyName($":v{i}");
                _values[i].WriteTo(writer);
            }

            writer.WriteEndObject();
        }
    }

    private string Term(Condition condition) =>
        condition is Condition.And or Condition.Or or Condition.Not ? $"({Print(condition)})" : Print(condition);

    private string Term(UpdateValue value) => value is UpdateValue.Plus or UpdateValue.Minus ? $"({Print(value)})" : Print(value);

    private string Print(Operand operand) => operand switch
    {
        Operand.Path path => Print(path.At),
        Operand.Value value => Print(value.Of),
        Operand.Size size => $"size({Print(size.Of)})",
        _ => throw new NotSupportedException($"{operand.GetType().Name} cannot be printed"),
    };

    private string Print(UpdateValue value) => value switch
    {
        UpdateValue.Plain plain => Print(plain.Of),
        UpdateValue.IfNotExists either => $"if_not_exists({Print(either.At)}, {Print(either.Otherwise)})",
        UpdateValue.ListAppend append => $"list_append({Print(append.First)}, {Print(append.Second)})",
        UpdateValue.Plus plus => $"{Term(plus.Left)} + {Term(plus.Right)}",
        UpdateValue.Minus minus => $"{Term(minus.Left)} - {Term(minus.Right)}",
        _ => throw new NotSupportedException($"{value.GetType().Name} cannot be printed"),
    };

    private string Print(DocumentPath path) => path.IsAttribute ? Placeholder(path.Attribute) : string.Concat(path.Steps.Select((step, position) =>
        step.Name is { } name ? (position == 0 ? "" : ".") + Placeholder(name) : $"[{step.Index}]"));

    private string Print(AttributeValue value)
    {
        _values.Add(value);
        return $":v{_values.Count - 1}";
    }

    private string Placeholder(string name)
    {
        var number = _names.IndexOf(name);
        if (number < 0)
        {
            number = _names.Count;
            _names.Add(name);
        }

        return $"#n{number}";
    }
}
