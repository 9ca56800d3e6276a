using FauxSql.Protocol.Values;
using FauxSql.Schema;

namespace FauxSql.Design.Tests;

/// <summary>Models of any size, the same for the same seed: entities that refer to others, to themselves and in circles.</summary>
internal static class GeneratedModel
{
    public static DatabaseSchema Of(int entities, int seed)
    {
        var random = new Random(seed);
        var names = Enumerable.Range(0, entities).Select(number => $"{(char)('A' + (number % 26))}{(number % 3 == 0 ? "ccount" : "sset")}{number}").Order(StringComparer.Ordinal).ToList();
        return new DatabaseSchema("GeneratedDb", names.Select(name => EntityOf(name, names, random)).ToValueList(), []);
    }

    private static EntitySchema EntityOf(string name, List<string> names, Random random)
    {
        var references = Enumerable.Range(0, random.Next(4))
            .Select(_ => names[random.Next(names.Count)])
            .Distinct(StringComparer.Ordinal)
            .Select(target => new ReferenceSchema(target + "Ref", target, null))
            .ToValueList();
        var isComposite = references.Count > 0 && random.Next(3) == 0;
        var key = isComposite ? new KeySchema([references[0].Attribute], [name + "Number"]) : new KeySchema([name + "Id"], []);
        var attributes = key.Attributes.Concat(references.Select(reference => reference.Attribute)).Distinct(StringComparer.Ordinal)
            .Select(attribute => new AttributeSchema(attribute, attribute, AttributeKind.String, "string", AttributeRole.None, true, null))
            .ToValueList();
        var indexes = references.Skip(isComposite ? 1 : 0)
            .Select(reference => new IndexSchema(reference.Target + "Index", new KeySchema([reference.Attribute], [])))
            .ToValueList();
        return new EntitySchema(name, $"Generated.{name}", name + "s", key, attributes, indexes, references, [], []);
    }
}
