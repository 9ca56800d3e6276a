namespace FauxSql.Modeling;

/// <summary>A navigation to related items: filled when it is asked for, never stored.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RelatedAttribute : Attribute
{
    /// <summary>The name of the property with <see cref="ReferencesAttribute{T}"/> that is followed, when there are several.</summary>
    public string? Via { get; set; }
}
