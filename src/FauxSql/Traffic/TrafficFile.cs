using System.Text;
using FauxSql.Errors;

namespace FauxSql.Traffic;

/// <summary>Reads what a <see cref="TrafficRecorder"/> has written.</summary>
public static class TrafficFile
{
    /// <summary>The entries of a file, one after another as they are asked for.</summary>
    /// <param name="path">The file. It may be one that is still being written.</param>
    /// <param name="note">Is told what was left out: a last line that is not whole, as a crash leaves it.</param>
    /// <exception cref="TrafficFormatException">The file is damaged, of a newer version, or no traffic file; it names the line.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static IEnumerable<TrafficEntry> Read(string path, Action<string>? note = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Entries(path, note);
    }

    private static IEnumerable<TrafficEntry> Entries(string path, Action<string>? note)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var line = new StringBuilder();
        var number = 1;
        for (; EndsLine(reader, line); number++)
        {
            if (!IsHeader(path, number, line.ToString()))
                yield return Checked(path, number, () => TrafficFormat.Parse(line.ToString()));
            line.Clear();
        }

        if (line.Length > 0)
            note?.Invoke($"{path}, line {number}: the last line is not whole and was left out; the recording was stopped while it was written");
        else if (number == 1)
            throw new TrafficFormatException(path, 1, "the file is empty; a traffic file begins with its version");
    }

    // A file begins with a header, and has another one for each later recording.
    private static bool IsHeader(string path, int number, string line) =>
        Checked(path, number, () => TrafficFormat.IsHeader(line))
        || (number == 1 ? throw new TrafficFormatException(path, 1, "the file does not begin with the version of a traffic file") : false);

    private static T Checked<T>(string path, int number, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (FormatException exception)
        {
            throw new TrafficFormatException(path, number, exception.Message, exception);
        }
    }

    // False at the end of the file, where what was read is no whole line.
    private static bool EndsLine(StreamReader reader, StringBuilder line)
    {
        while (reader.Read() is >= 0 and var next)
        {
            if (next == '\n')
                return true;
            line.Append((char)next);
        }

        return false;
    }
}
