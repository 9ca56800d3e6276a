namespace FauxSql.Modeling;

/// <summary>A navigation to related items: filled when it is asked for, never stored.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RelatedAttribute : Attribute
{
    /// <summary>
    /// The name of the property with <see cref="ReferencesAttribute{T}"/> that is followed, when there are several. With
    /// <see cref="Through"/> it is the link entity's reference to this entity.
    /// </summary>
    public string? Via { get; set; }

    /// <summary>
    /// The link entity of an M:N relationship, such as <c>typeof(MerchantCategory)</c>: an entity whose partition and sort key are references
    /// to the two ends. It may have attributes of its own.
    /// </summary>
    public Type? Through { get; set; }
}
