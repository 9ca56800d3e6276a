namespace FauxSql.Engine.Tests.Modelled;

/// <summary>What is left of an item when only some paths are asked for, such as <c>m.b.c, l[0]</c>.</summary>
internal static class ModelPaths
{
    public static ModelItem Project(ModelItem item, string paths) => (ModelItem?)PartOf(item, [.. paths.Split(", ").Select(Steps)]) ?? [];

    private static string[] Steps(string path) => path.Replace("[", ".[", StringComparison.Ordinal).Split('.');

    private static object? PartOf(object value, List<string[]> paths)
    {
        if (paths.Exists(path => path.Length == 0))
            return value;
        switch (value)
        {
            case ModelItem map:
                var some = new ModelItem();
                foreach (var (name, inner) in map)
                    if (PartOf(inner, Below(paths, name)) is { } part)
                        some[name] = part;
                return some.Count > 0 ? some : null;
            case List<object> list:
                var elements = list.Select((element, i) => PartOf(element, Below(paths, $"[{i}]"))).OfType<object>().ToList();
                return elements.Count > 0 ? elements : null;
            default:
                return null;
        }
    }

    private static List<string[]> Below(List<string[]> paths, string step) => [.. paths.Where(path => path[0] == step).Select(path => path[1..])];
}
