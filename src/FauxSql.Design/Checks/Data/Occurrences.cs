namespace FauxSql.Design.Checks.Data;

/// <summary>How often something was met, and the first item in which it was.</summary>
internal sealed class Occurrences
{
    public long Count { get; private set; }

    public string First { get; private set; } = "";

    public void Add(string item)
    {
        if (Count++ == 0)
            First = item;
    }
}
