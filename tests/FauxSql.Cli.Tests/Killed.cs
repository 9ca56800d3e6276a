namespace FauxSql.Cli.Tests;

/// <summary>When a run was killed.</summary>
internal enum Killed
{
    /// <summary>It had ended of itself before.</summary>
    Never,

    /// <summary>It had done all, and had given the lease back.</summary>
    AtTheEnd,

    /// <summary>It was at work, and held the lease.</summary>
    Midway,
}
