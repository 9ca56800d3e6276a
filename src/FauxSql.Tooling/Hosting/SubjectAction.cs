namespace FauxSql.Tooling.Hosting;

/// <summary>What is done with the data of a subject.</summary>
public enum SubjectAction
{
    /// <summary>It is counted.</summary>
    Find,

    /// <summary>It is read.</summary>
    Export,

    /// <summary>It is erased.</summary>
    Erase,
}
