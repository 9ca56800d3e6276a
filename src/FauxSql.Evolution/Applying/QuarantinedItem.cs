namespace FauxSql.Evolution.Applying;

/// <summary>An item that could not be changed, and was put aside.</summary>
/// <param name="Key">Its primary key, as text.</param>
/// <param name="Reason">Why, for a person to read.</param>
public sealed record QuarantinedItem(string Key, string Reason);
