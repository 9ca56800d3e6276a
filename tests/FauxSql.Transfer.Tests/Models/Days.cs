namespace FauxSql.Transfer.Tests.Models;

[Flags]
internal enum Days
{
    None = 0,
    Monday = 1,
    Tuesday = 2,
}
