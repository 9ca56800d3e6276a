namespace FauxSql.Design.Infrastructure;

/// <summary>Which IAM policies are made.</summary>
[Flags]
public enum PolicyScope
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>For each table one that reads and one that writes.</summary>
    Tables = 1,

    /// <summary>For each access pattern one that allows what its requests need.</summary>
    Patterns = 2,

    /// <summary>Both.</summary>
    All = Tables | Patterns,
}
