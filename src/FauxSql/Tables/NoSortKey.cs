namespace FauxSql.Tables;

/// <summary>Stands for the sort key of queries that have none, and are therefore without order.</summary>
public sealed class NoSortKey
{
    private NoSortKey()
    {
    }
}
