namespace FauxSql.Modeling;

/// <summary>
/// The name of the attribute that a property is stored as, where it is not the property's own. Keys, conditions, requests and errors use it;
/// C# code and the names of finders go on using the property's.
/// </summary>
/// <param name="name">
/// The attribute's name, 1 to 255 bytes in UTF-8 for a key, otherwise up to 65,535. It does not begin with <c>_fx.</c>, which FauxSql uses
/// itself, and no two properties of one type share it.
/// </param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StoredAsAttribute(string name) : Attribute
{
    /// <summary>The attribute's name.</summary>
    public string Name { get; } = name;
}
