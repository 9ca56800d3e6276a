namespace FauxSql.Modeling;

/// <summary>What happens to a stored enum name that the C# enum does not have.</summary>
public enum UnknownNameHandling
{
    /// <summary>Reading the item throws.</summary>
    Throw,

    /// <summary>The property reads as the enum's default, and the stored name is written back unless the property was changed.</summary>
    Keep,
}
