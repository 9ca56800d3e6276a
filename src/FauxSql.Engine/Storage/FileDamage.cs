namespace FauxSql.Engine.Storage;

/// <summary>
/// Damage that was found in the data file while it is in use. From then on requests are refused and the work in the background stops: nobody begins to
/// write.
/// </summary>
/// <param name="path">The file, or <see langword="null"/> in memory.</param>
internal sealed class FileDamage(string? path)
{
    private volatile string? _words;

    /// <summary>What is wrong, or <see langword="null"/> as long as nothing was found.</summary>
    public string? Words => _words;

    /// <summary>Whether something was found.</summary>
    public bool IsFound => _words is not null;

    /// <summary>Takes note of a failure, if it comes from damage.</summary>
    /// <returns>What is wrong, or <see langword="null"/> if it has another cause.</returns>
    public string? Note(StorageException failure) =>
        path is not null && failure.IsDamage ? _words = DatabaseHeader.DamagedInUse(path, failure.Message) : null;
}
