namespace FauxSql.Tests.Relations;

/// <summary>A navigation and what is nested in it, written <c>Orders(Items(Product), Customer)</c>.</summary>
internal sealed record Tree(string Property, IReadOnlyList<Tree> Nested)
{
    public static IReadOnlyList<Tree> Parse(string text)
    {
        var trees = new List<Tree>();
        for (var (start, depth, at) = (0, 0, 0); at <= text.Length; at++)
        {
            depth += at == text.Length ? 0 : text[at] switch { '(' => 1, ')' => -1, _ => 0 };
            if (at < text.Length && (text[at] != ',' || depth > 0))
                continue;
            var tree = text[start..at].Trim();
            var nested = tree.IndexOf('(', StringComparison.Ordinal);
            trees.Add(nested < 0 ? new(tree, []) : new(tree[..nested], Parse(tree[(nested + 1)..^1])));
            start = at + 1;
        }

        return trees;
    }
}
