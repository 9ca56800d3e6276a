namespace FauxSql.Transfer.Scaffolding;

/// <summary>Something that was decided while a model was drafted.</summary>
/// <param name="Subject">What it is about, as the source names it: <c>Orders.ShipVia</c>.</param>
/// <param name="Text">What was decided, and why.</param>
/// <param name="IsOpen">Whether people have to look at it, because the source does not say what is right.</param>
public sealed record Decision(string Subject, string Text, bool IsOpen = false);
