namespace FauxSql.Modeling;

/// <summary>
/// The attribute of a property is being renamed while versions of the application before and after run side by side. Every write stores the value under both names; which of the two counts is said by
/// <see cref="ReadsNew"/>. It takes three deployments: with the attribute as it is; with <see cref="ReadsNew"/>, once no version without it runs and <c>fauxsql apply</c> has copied the values; and
/// without the attribute, after which <c>fauxsql apply</c> removes the old name. Only a single value (text, number, bytes, truth value) that is neither of the primary key, unique, derived, a version
/// nor a time to live can be renamed so.
/// </summary>
/// <param name="from">The name that the attribute was stored by before. The new one is the property's, or that of <see cref="StoredAsAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RenamedAttribute(string from) : Attribute
{
    /// <summary>The name that the attribute was stored by before.</summary>
    public string From { get; } = from;

    /// <summary>
    /// Which name counts in reads, conditions, updates and indexes. False by default: the old one, which versions write that do not know of the new name. True: the new one,
    /// which every item has once <c>fauxsql apply</c> has copied the values.
    /// </summary>
    public bool ReadsNew { get; set; }
}
