namespace FauxSql.Design.Infrastructure;

/// <summary>A managed policy of IAM.</summary>
/// <param name="Id">A name for code of any language, such as <c>OrdersRead</c>: ASCII letters and digits, a letter first, unlike any other but for case.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Grants">Its statements.</param>
public sealed record AccessPolicy(string Id, string Description, IReadOnlyList<AccessGrant> Grants);
