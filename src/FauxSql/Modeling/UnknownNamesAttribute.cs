namespace FauxSql.Modeling;

/// <summary>
/// What happens when a stored enum name is not one of the C# enum's: by default reading the item throws; with
/// <see cref="UnknownNameHandling.Keep"/> the property reads as the enum's default and the stored name is written back.
/// </summary>
/// <param name="handling">What happens.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnknownNamesAttribute(UnknownNameHandling handling) : Attribute
{
    /// <summary>What happens.</summary>
    public UnknownNameHandling Handling { get; } = handling;
}
