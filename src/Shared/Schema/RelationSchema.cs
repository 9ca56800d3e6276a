namespace FauxSql.Schema;

/// <summary>A navigation from one entity to related ones, which is filled on request and never stored.</summary>
/// <param name="Property">The property that holds what was fetched.</param>
/// <param name="Target">The name of the entity fetched.</param>
/// <param name="IsMany">Whether it is a list.</param>
/// <param name="Path">How the related items are found.</param>
/// <param name="Attribute">
/// The attribute of this entity whose value is looked up: the foreign key for <see cref="RelationPath.ForeignKey"/>, otherwise this
/// entity's partition key.
/// </param>
/// <param name="Index">
/// The index that is queried: one of the target for <see cref="RelationPath.Index"/>, one of the link entity for
/// <see cref="RelationPath.Through"/> unless its table is queried, otherwise <see langword="null"/>.
/// </param>
/// <param name="Link">What joins the two for <see cref="RelationPath.Through"/>, otherwise <see langword="null"/>.</param>
public sealed record RelationSchema(
    string Property, string Target, bool IsMany, RelationPath Path, string Attribute, string? Index, LinkSchema? Link = null);
