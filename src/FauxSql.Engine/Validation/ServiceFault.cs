using System.Text.Json;

namespace FauxSql.Engine.Validation;

/// <summary>An answer that is an error. It is caught where requests come in and never leaves the engine.</summary>
internal sealed class ServiceFault(int status, string type, string? message) : Exception(message)
{
    /// <summary>The HTTP status code.</summary>
    public int Status { get; } = status;

    /// <summary>The error's code without its prefix.</summary>
    public string Code => Type[(Type.IndexOf('#') + 1)..];

    /// <summary>The error's code with its prefix.</summary>
    public string Type { get; } = type;

    /// <summary>Members of the body beside type and message, or <see langword="null"/>.</summary>
    public Action<Utf8JsonWriter>? Details { get; init; }

    /// <summary>The stored item that a condition was not true of, if it is to be returned.</summary>
    public byte[]? Item { get; init; }

    private readonly bool _hasMessage = message is not null;

    /// <summary>Whether a transaction is cancelled by it, with the fault as the action's reason, rather than refused.</summary>
    public bool IsOfAction { get; init; }

    /// <summary>Whether a transaction is refused by it even if it is found only when the actions are carried out.</summary>
    public bool IsOfRequest { get; init; }

    /// <summary>Writes the body; errors without a message have none there either.</summary>
    // Most errors say "message"; those that are found before the operation runs, those of transactions, and a failed condition that comes with
    // the stored item say "Message".
    public void WriteTo(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("__type"u8, Type);
        if (_hasMessage)
            writer.WriteString(Item is not null || HasCapital(Code) ? "Message"u8 : "message"u8, Message);
        Details?.Invoke(writer);
        if (Item is not null)
        {
            writer.WritePropertyName("Item"u8);
            writer.WriteRawValue(Item, skipInputValidation: true);
        }

        writer.WriteEndObject();
    }
    private static bool HasCapital(string code) =>
        code is "SerializationException" or "AccessDeniedException" or "TransactionCanceledException" or "IdempotentParameterMismatchException";
}
