namespace FauxSql.Transfer.Tests.Models;

internal enum BranchStatus
{
    Open,
    Closed,
}
