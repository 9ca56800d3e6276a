namespace FauxSql.Evolution.Applying;

/// <summary>The project's code cannot change an item. The item is put aside with the reason, and the others go on.</summary>
/// <param name="reason">Why, for a person to read.</param>
public sealed class PoisonItemException(string reason) : Exception(reason);
