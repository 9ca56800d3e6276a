namespace FauxSql.Engine.Tests.Reliability.Histories;

/// <summary>A directed graph that finds its cycles: the strongly connected components of more than one node (Tarjan 1972).</summary>
internal sealed class Graph(int nodes)
{
    private readonly List<(int From, int To)> _edges = [];

    public void Add(int from, int to)
    {
        if (from != to)
            _edges.Add((from, to));
    }

    public List<List<int>> Cycles()
    {
        var (starts, targets) = Adjacency();
        var cycles = new List<List<int>>();
        var order = new int[nodes]; // 0 for a node not yet seen
        var low = new int[nodes];
        var next = starts[..^1];
        var isOpen = new bool[nodes];
        var open = new Stack<int>();
        var path = new Stack<int>();
        var count = 0;
        for (var root = 0; root < nodes; root++)
        {
            if (order[root] == 0)
                path.Push(root);
            while (path.TryPeek(out var node))
            {
                if (order[node] == 0)
                {
                    order[node] = low[node] = ++count;
                    open.Push(node);
                    isOpen[node] = true;
                }

                if (next[node] < starts[node + 1])
                {
                    var target = targets[next[node]++];
                    if (order[target] == 0)
                        path.Push(target);
                    else if (isOpen[target])
                        low[node] = Math.Min(low[node], order[target]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out var parent))
                    low[parent] = Math.Min(low[parent], low[node]);
                if (low[node] == order[node])
                    Close(node);
            }
        }

        return cycles;

        void Close(int node)
        {
            var component = new List<int>();
            do
            {
                component.Add(open.Pop());
                isOpen[component[^1]] = false;
            }
            while (component[^1] != node);
            if (component.Count > 1)
                cycles.Add(component);
        }
    }

    private (int[] Starts, int[] Targets) Adjacency()
    {
        var starts = new int[nodes + 1];
        foreach (var (from, _) in _edges)
            starts[from + 1]++;
        for (var i = 0; i < nodes; i++)
            starts[i + 1] += starts[i];
        var targets = new int[_edges.Count];
        var at = starts[..^1];
        foreach (var (from, to) in _edges)
            targets[at[from]++] = to;
        return (starts, targets);
    }
}
