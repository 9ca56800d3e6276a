namespace FauxSql.Protocol.Backends;

/// <summary>The ids that the service gives to requests, 52 digits and letters.</summary>
public static class RequestId
{
    private const int Length = 52;
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUV";

    /// <summary>A new id.</summary>
    public static string New() => string.Create(Length, Digits, static (id, digits) => Random.Shared.GetItems(digits, id));
}
