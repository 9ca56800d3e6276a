using FauxSql.Schema;

namespace FauxSql.Tests.Relations;

/// <summary>
/// The fewest round trips that there can be, from the model alone: an item is there one round trip after the value that it is found by is
/// known, and a value is known when it was given, when an item that has it is there, or when another value that is equal to it is known.
/// </summary>
internal static class Dependencies
{
    /// <param name="schema">The model.</param>
    /// <param name="root">The entity asked for.</param>
    /// <param name="given">The attributes whose values were given.</param>
    /// <param name="includes">What is fetched with it.</param>
    public static int DepthOf(DatabaseSchema schema, string root, IReadOnlyList<string> given, IReadOnlyList<Tree> includes) =>
        Deepest(schema, root, includes, 1, attribute => given.Contains(attribute) ? 0 : 1);

    private static int Deepest(DatabaseSchema schema, string entity, IReadOnlyList<Tree> includes, int there, Func<string, int> known) =>
        includes.Select(include => Deepest(schema, Entity(schema, entity).Relations.Single(one => one.Property == include.Property), include, known)).Prepend(there).Max();

    private static int Deepest(DatabaseSchema schema, RelationSchema relation, Tree include, Func<string, int> known)
    {
        var target = Entity(schema, relation.Target);
        // A link is there a round trip after the value that it is found by, and has the key of the other end.
        var from = known(relation.Attribute) + (relation.Link is null ? 0 : 1);
        var by = relation is { Link: null, Index: { } name } ? target.Indexes.Single(index => index.Name == name).Key.Partition[0] : target.Key.Partition[0];
        return Deepest(schema, target.Name, include.Nested, from + 1, attribute => attribute == by ? from : from + 1);
    }

    private static EntitySchema Entity(DatabaseSchema schema, string name) => schema.Entities.Single(entity => entity.Name == name);
}
