namespace FauxSql.Modeling;

/// <summary>
/// A value that no text shows: not exceptions, plans, or the generated text of the record, where <c>•••</c> stands instead. It is stored, read
/// and given to the application like any other, also as the entity that an exception carries. What references a sensitive key or is derived from
/// a sensitive attribute is sensitive too. Log what you write yourself with the same care.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SensitiveAttribute : Attribute;
