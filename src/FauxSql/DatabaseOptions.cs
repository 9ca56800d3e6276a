namespace FauxSql;

/// <summary>What may be different from one application to another, whatever the model.</summary>
public sealed record DatabaseOptions
{
    /// <summary>How the cursors of pages are protected where they leave the application; <see cref="CursorProtection.None"/> by default.</summary>
    public CursorProtection Cursors { get; init; } = CursorProtection.None;
}
