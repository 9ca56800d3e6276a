using FauxSql.Engine.Storage;
using FauxSql.Engine.Tables;
using FauxSql.Engine.Validation;
using FauxSql.Protocol.Expressions;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Operations;

/// <summary>
/// Turns the conditions on a key into a range of row keys: equality for every partition-key attribute, then sort-key attributes from left to
/// right, of which only the last given may be a range.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Query.KeyConditionExpressions.html
/// </summary>
internal static class KeyConditions
{
    /// <summary>The terms of a KeyConditionExpression, one for an attribute; the attribute stands on the left of each.</summary>
    public static IReadOnlyDictionary<string, Condition> Terms(Condition condition)
    {
        var terms = new Dictionary<string, Condition>(StringComparer.Ordinal);
        Gather(condition, terms);
        return terms;
    }

    /// <summary>The rows that meet the terms; attribute by attribute, the starting key is checked before the term.</summary>
    public static KeyRange ToRange(IReadOnlyDictionary<string, Condition> terms, KeySchema key, Dictionary<string, AttributeValue>? start)
    {
        var given = terms.Count - key.Hash.Length;
        foreach (var (i, attribute) in key.All.Index())
        {
            if (start is not null)
                StartKey.CheckPart(key, attribute, start);
            var isHash = i < key.Hash.Length;
            if (isHash && key.Range.IsEmpty && given > 0)
                throw NotSupported();
            if (i == key.Hash.Length)
                CheckPrefix(terms, key);
            if (isHash && key.Hash.Length > 1)
                CheckIsGiven(terms, attribute);
            if (isHash || i - key.Hash.Length < given)
                CheckTerm(terms, attribute, isHash);
        }

        if (given > key.Range.Length)
            throw Faults.Validation(
                $"The number of query conditions ({terms.Count}) exceeds the number of key attributes defined in the schema ({key.All.Length})");

        Func<string, AttributeValue?> valueOf = name => Constant(((Condition.Compare)terms[name]).Right);
        KeyValidation.CheckPartitionSize(key, valueOf);
        return Narrow(KeyEncoder.Partition(key.Hash, valueOf), key, terms, given);
    }

    // What stands before a sort-key attribute with a condition is given, and equal to something.
    private static void CheckPrefix(IReadOnlyDictionary<string, Condition> terms, KeySchema key)
    {
        for (var i = 1; i < key.Range.Length; i++)
        {
            var open = terms.ContainsKey(key.Range[i].Name) ? key.Range.Take(i).Where(a => !IsEquality(terms.GetValueOrDefault(a.Name))).ToList() : [];
            if (open.Count > 0)
                throw Faults.Validation(
                    $"RANGE key attributes {KeyReading.NamesOf(open)} must have equality conditions specified in the query because a condition is present "
                    + $"on key attribute {key.Range[i].Name}");
        }
    }

    // A partition key of several attributes is asked for in other words than one of one attribute.
    private static void CheckIsGiven(IReadOnlyDictionary<string, Condition> terms, KeyAttribute attribute)
    {
        if (!IsEquality(terms.GetValueOrDefault(attribute.Name)))
            throw Faults.Validation($"HASH key attributes {attribute.Name} must have equality conditions specified in the query");
    }

    private static bool IsEquality(Condition? term) => term is Condition.Compare { Comparator: Comparator.Equal };

    private static void CheckTerm(IReadOnlyDictionary<string, Condition> terms, KeyAttribute attribute, bool isHash)
    {
        if (!terms.TryGetValue(attribute.Name, out var term))
            throw Faults.Validation("Query condition missed key schema element: " + attribute.Name);
        var values = ValuesOf(term);
        if (values is null)
            throw Faults.Validation("Attempted conditional constraint is not an indexable operation");
        if (Array.Exists(values, value => value.Kind != attribute.Kind))
            throw Faults.InvalidParameter("Condition parameter type does not match schema type");
        if (isHash && !IsEquality(term))
            throw NotSupported();
        if (term is not Condition.BeginsWith && Array.Find(values, KeyValidation.IsEmpty) is { } empty)
            throw Faults.EmptyKey(attribute.Name, empty.Kind);
    }

    // The constants of a term that an index serves.
    private static AttributeValue[]? ValuesOf(Condition term) => term switch
    {
        Condition.Compare { Comparator: not Comparator.NotEqual } compare => [Constant(compare.Right)],
        Condition.Between between => [Constant(between.Low), Constant(between.High)],
        Condition.BeginsWith begins => [Constant(begins.Prefix)],
        _ => null,
    };

    private static KeyRange Narrow(byte[] prefix, KeySchema key, IReadOnlyDictionary<string, Condition> terms, int given)
    {
        for (var i = 0; i < given; i++)
        {
            var term = terms[key.Range[i].Name];
            if (!IsEquality(term))
                return RangeOf(prefix, term, key.Range[i]);
            prefix = KeyEncoder.Append(prefix, Constant(((Condition.Compare)term).Right));
        }

        return KeyRange.StartingWith(prefix);
    }

    private static KeyRange RangeOf(byte[] prefix, Condition term, KeyAttribute attribute)
    {
        var all = KeyRange.StartingWith(prefix);
        switch (term)
        {
            case Condition.Compare compare:
                var at = KeyRange.StartingWith(KeyEncoder.Append(prefix, Constant(compare.Right)));
                return compare.Comparator switch
                {
                    Comparator.Less => all with { Before = at.From },
                    Comparator.LessOrEqual => all with { Before = at.Before },
                    Comparator.Greater => all with { From = at.Before },
                    _ => all with { From = at.From },
                };
            case Condition.Between between:
                return new KeyRange(
                    KeyEncoder.Append(prefix, Constant(between.Low)), KeyRange.Behind(KeyEncoder.Append(prefix, Constant(between.High))));
            case Condition.BeginsWith when attribute.Kind == AttributeKind.Number:
                throw Faults.InvalidParameter("ComparisonOperator BEGINS_WITH is not valid for N AttributeValue type");
            default:
                return KeyRange.StartingWith(KeyEncoder.AppendOpen(prefix, Constant(((Condition.BeginsWith)term).Prefix)));
        }
    }

    private static void Gather(Condition condition, Dictionary<string, Condition> terms)
    {
        if (condition is Condition.And and)
        {
            Gather(and.Left, terms);
            Gather(and.Right, terms);
            return;
        }

        CheckOperator(condition);
        var operands = OperandsOf(condition);
        if (condition is Condition.Between or Condition.BeginsWith && operands[0] is Operand.Value)
            throw Faults.Validation(
                $"Invalid condition in KeyConditionExpression: {(condition is Condition.Between ? "BETWEEN" : "begins_with")} operator must have the key attribute as its first operand");
        var path = PathOf(operands);
        if (!terms.TryAdd(path.Attribute, Turned(condition)))
            throw Faults.Validation("Invalid KeyConditionExpression: KeyConditionExpressions must only contain one condition per key");
    }

    // The operands are looked at from left to right: a second path, a nested path and a function are wrong in that order.
    private static DocumentPath PathOf(Operand[] operands)
    {
        DocumentPath? found = null;
        foreach (var operand in operands)
        {
            if (operand is Operand.Size)
                throw Faults.Validation("KeyConditionExpressions cannot contain nested operations");
            if (operand is not Operand.Path { At: var path })
                continue;
            if (found is not null)
                throw Faults.Validation("Invalid condition in KeyConditionExpression: Multiple attribute names used in one condition");
            if (!path.IsAttribute)
                throw Faults.Validation("Invalid KeyConditionExpression: KeyConditionExpressions cannot have conditions on nested attributes");
            found = path;
        }

        return found ?? throw Faults.Validation("Invalid condition in KeyConditionExpression: No key attribute specified");
    }

    private static void CheckOperator(Condition condition)
    {
        var wrong = condition switch
        {
            Condition.Or => "OR",
            Condition.Not => "NOT",
            Condition.In => "IN",
            Condition.Exists => "attribute_exists",
            Condition.NotExists => "attribute_not_exists",
            Condition.HasType => "attribute_type",
            Condition.Contains => "contains",
            Condition.Compare { Comparator: Comparator.NotEqual } => "<>",
            _ => null,
        };
        if (wrong is not null)
            throw Faults.Validation("Invalid operator used in KeyConditionExpression: " + wrong);
    }

    private static Operand[] OperandsOf(Condition condition) => condition switch
    {
        Condition.Compare compare => [compare.Left, compare.Right],
        Condition.Between between => [between.Subject, between.Low, between.High],
        Condition.BeginsWith begins => [begins.Subject, begins.Prefix],
        _ => [],
    };

    // A constant may stand on the left of a comparison.
    private static Condition Turned(Condition condition) => condition is Condition.Compare { Left: Operand.Value left } compare
        ? new Condition.Compare(compare.Right, Mirror(compare.Comparator), left)
        : condition;

    private static Comparator Mirror(Comparator comparator) => comparator switch
    {
        Comparator.Less => Comparator.Greater,
        Comparator.LessOrEqual => Comparator.GreaterOrEqual,
        Comparator.Greater => Comparator.Less,
        Comparator.GreaterOrEqual => Comparator.LessOrEqual,
        _ => comparator,
    };

    private static AttributeValue Constant(Operand operand) => ((Operand.Value)operand).Of;

    private static ServiceFault NotSupported() => Faults.Validation("Query key condition not supported");
}
