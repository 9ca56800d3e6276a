namespace FauxSql.Design.Checks;

/// <summary>Where in the model's C# something stands.</summary>
/// <param name="Type">The full name of the type, such as <c>Shop.Order</c>; empty for the model as a whole.</param>
/// <param name="Member">The property or method in it, or <see langword="null"/> for the type itself.</param>
public sealed record ModelPlace(string Type, string? Member)
{
    /// <summary>The model as a whole.</summary>
    public static ModelPlace Model { get; } = new("", null);

    /// <summary>Its full name: <c>Shop.Order.Total</c>.</summary>
    public override string ToString() => Member is null ? Type : $"{Type}.{Member}";
}
