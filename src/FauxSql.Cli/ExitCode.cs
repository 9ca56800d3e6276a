namespace FauxSql.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Error = 1;

    /// <summary>There is something to change; 'plan' only.</summary>
    public const int Changes = 2;

    /// <summary>EX_USAGE of sysexits.h.</summary>
    public const int WrongUsage = 64;
}
