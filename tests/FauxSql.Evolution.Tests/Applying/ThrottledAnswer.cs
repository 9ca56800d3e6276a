using FauxSql.Protocol.Backends;

namespace FauxSql.Evolution.Tests.Applying;

/// <summary>What a service answers that has no capacity.</summary>
internal static class ThrottledAnswer
{
    public static BackendResponse Response => new(400, "1", """{"__type":"com.amazon.coral.availability#ThrottlingException","message":"Rate exceeded"}"""u8.ToArray());
}
