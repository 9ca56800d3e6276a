namespace FauxSql.Design.Diagrams.Svg;

/// <summary>Assigns boxes to columns: what is referred to stands left of what refers to it, as far as there are no circles.</summary>
internal static class Layers
{
    /// <param name="nodes">The names of the boxes.</param>
    /// <param name="edges">From the entity referred to to the one that refers.</param>
    /// <returns>The column of each box, counted from 0.</returns>
    public static Dictionary<string, int> Of(IReadOnlyList<string> nodes, IReadOnlyList<(string From, string To)> edges)
    {
        var forward = WithoutCircles(nodes, edges);
        var layers = nodes.ToDictionary(node => node, _ => 0);
        foreach (var node in InOrder(nodes, forward))
        {
            foreach (var (_, to) in forward.Where(edge => edge.From == node))
                layers[to] = Math.Max(layers[to], layers[node] + 1);
        }

        // What nothing is referred to by stands beside what refers to it, so that edges are short.
        foreach (var node in nodes.Where(node => forward.TrueForAll(edge => edge.To != node) && forward.Exists(edge => edge.From == node)))
            layers[node] = forward.Where(edge => edge.From == node).Min(edge => layers[edge.To]) - 1;
        return layers;
    }

    private static List<(string From, string To)> WithoutCircles(IReadOnlyList<string> nodes, IReadOnlyList<(string From, string To)> edges)
    {
        var kept = new List<(string From, string To)>();
        var isOpen = new Dictionary<string, bool>();
        foreach (var node in nodes)
            Visit(node);
        return kept;

        void Visit(string node)
        {
            if (!isOpen.TryAdd(node, true))
                return;
            foreach (var edge in edges.Where(edge => edge.From == node && edge.To != node))
            {
                if (isOpen.TryGetValue(edge.To, out var closesCircle) && closesCircle)
                    continue;
                kept.Add(edge);
                Visit(edge.To);
            }

            isOpen[node] = false;
        }
    }

    private static IEnumerable<string> InOrder(IReadOnlyList<string> nodes, List<(string From, string To)> edges)
    {
        var waiting = nodes.ToDictionary(node => node, node => edges.Count(edge => edge.To == node));
        var ready = new Queue<string>(nodes.Where(node => waiting[node] == 0));
        while (ready.TryDequeue(out var node))
        {
            yield return node;
            foreach (var (_, to) in edges.Where(edge => edge.From == node))
            {
                if (--waiting[to] == 0)
                    ready.Enqueue(to);
            }
        }
    }
}
