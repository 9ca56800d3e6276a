namespace FauxSql.Design.Checks;

/// <summary>How much a finding matters.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Note,

    /// <summary>It works, and will be slow, dear, unclear or wrong under load.</summary>
    Warning,

    /// <summary>It does not work, or does not hold what it promises.</summary>
    Error,
}
