using System.Text.Json;

namespace FauxSql.Transfer.Importing;

/// <summary>A checkpoint in a file, which is replaced as a whole.</summary>
internal sealed class CheckpointFile(string path)
{
    public string Path => path;

    /// <returns>What the file holds, or null when there is none.</returns>
    /// <exception cref="TransferException">It holds something else.</exception>
    public Checkpoint? Read()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            using var stream = File.OpenRead(path);
            return JsonSerializer.Deserialize<Checkpoint>(stream);
        }
        catch (JsonException problem)
        {
            throw new TransferException($"'{path}' is to say how far the import has come, and cannot be read: {problem.Message} Start over with --restart: rows that are in already stay as they are.", problem);
        }
    }

    /// <returns>What the file holds, or null when there is none, or it cannot be read.</returns>
    public Checkpoint? ReadIfPossible()
    {
        try
        {
            return Read();
        }
        catch (TransferException)
        {
            return null;
        }
    }

    public void Write(Checkpoint checkpoint)
    {
        var part = path + ".part";
        using (var stream = new FileStream(part, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, checkpoint);
            stream.Flush(flushToDisk: true);
        }

        File.Move(part, path, overwrite: true);
    }

    public void Delete() => File.Delete(path);
}
