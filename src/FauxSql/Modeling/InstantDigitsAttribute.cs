namespace FauxSql.Modeling;

/// <summary>
/// How many fraction digits the instants of a property are stored with; 7 unless told otherwise. Text of different widths sorts wrongly,
/// so a property keeps its width once it has data.
/// </summary>
/// <param name="digits">The number of digits, 0 to 7. An instant that needs more is refused, never rounded.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class InstantDigitsAttribute(int digits) : Attribute
{
    /// <summary>The number of digits.</summary>
    public int Digits { get; } = digits;
}
