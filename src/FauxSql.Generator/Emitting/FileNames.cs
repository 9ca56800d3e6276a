namespace FauxSql.Generator.Emitting;

// Names of generated files, which differ by more than case.
internal sealed class FileNames
{
    private readonly HashSet<string> _given = new(StringComparer.OrdinalIgnoreCase);

    public string Of(string @namespace, string type)
    {
        // A namespace may be written with keywords, such as Shop.@event.
        var name = (@namespace.Length == 0 ? type : $"{@namespace}.{type}").Replace("@", "");
        var unique = name;
        for (var number = 2; !_given.Add(unique); number++)
            unique = $"{name}.{number}";
        return unique + ".g.cs";
    }
}
