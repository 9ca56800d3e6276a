using System.Text.Json;
using FauxSql.Protocol.Values;

namespace FauxSql.Engine.Storage;

/// <summary>Damage that was found in a data file while it is in use. From then on requests are refused, and nobody begins to write.</summary>
/// <param name="path">The file, or <see langword="null"/> for what was never in one.</param>
internal sealed class FileDamage(string? path)
{
    private string? _words;

    /// <summary>The file, or <see langword="null"/> for what was never in one.</summary>
    public string? Path => path;

    /// <summary>What was found first, or <see langword="null"/> as long as nothing was.</summary>
    public string? Words => Volatile.Read(ref _words);

    /// <summary>Takes note of a failure, if it comes from damage.</summary>
    /// <returns>What was found first, or <see langword="null"/> if the failure has another cause.</returns>
    public string? Note(Exception failure)
    {
        if (path is null || HowOf(failure) is not { } how)
            return null;
        var words = DatabaseHeader.DamagedInUse(path, how);
        return Interlocked.CompareExchange(ref _words, words, null) ?? words;
    }

    /// <summary>Refuses to go on once something was found.</summary>
    /// <exception cref="StorageException">Something was found.</exception>
    public void ThrowIfFound()
    {
        if (Words is { } words)
            throw StorageException.Damage(words);
    }

    // In a row without a checksum nobody notices what is wrong before somebody looks into the item.
    private static string? HowOf(Exception failure) => failure switch
    {
        StorageException { IsDamage: true } => failure.Message,
        JsonException or AttributeFormatException => $"an item in it cannot be read ({failure.Message})",
        _ => null,
    };
}
