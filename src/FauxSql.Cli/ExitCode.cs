namespace FauxSql.Cli;

/// <summary>What the process returns.</summary>
internal static class ExitCode
{
    public const int Fine = 0;
    public const int Error = 1;

    /// <summary>EX_USAGE of sysexits.h.</summary>
    public const int WrongUsage = 64;
}
