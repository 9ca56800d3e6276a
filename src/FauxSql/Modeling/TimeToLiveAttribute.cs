namespace FauxSql.Modeling;

/// <summary>
/// The moment after which the item has expired: a <c>DateTimeOffset</c> or <c>DateTime</c>, stored as whole epoch seconds.
/// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/TTL.html
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class TimeToLiveAttribute : Attribute;
