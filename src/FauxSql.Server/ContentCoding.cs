using System.Globalization;
using System.IO.Compression;

namespace FauxSql.Server;

/// <summary>
/// The codings of bodies that AWS knows, gzip and deflate. Which of them an answer gets is not as
/// https://www.rfc-editor.org/rfc/rfc9110#name-accept-encoding says it, but as clients see it at AWS: identity does not count, a weight that is no
/// number counts as 1, and of equal weights the first that is named wins.
/// </summary>
internal static class ContentCoding
{
    private const string Gzip = "gzip";
    private const string Deflate = "deflate";

    private static readonly string[] Known = [Gzip, Deflate];

    // What is written after a body, so that its end can be told from a body that breaks off: no member of a gzip begins so.
    private static readonly byte[] End = [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF];

    /// <summary>How many bytes <see cref="Decoder"/> needs behind the body.</summary>
    public static int Room => End.Length;

    /// <summary>What the body is that a client has coded; it throws an <see cref="InvalidDataException"/> where that cannot be told.</summary>
    /// <param name="coding">The header Content-Encoding.</param>
    /// <param name="body">The body, with some bytes of room behind it.</param>
    /// <param name="length">Its length.</param>
    /// <exception cref="InvalidDataException">There is no such coding.</exception>
    public static Stream Decoder(string coding, byte[] body, int length)
    {
        End.CopyTo(body, length);
        var whole = new WholeStream(body, length + End.Length);
        return coding switch
        {
            Gzip => new GZipStream(whole, CompressionMode.Decompress),
            Deflate => new ZLibStream(whole, CompressionMode.Decompress),
            _ => throw new InvalidDataException($"Content-Encoding is '{coding}'"),
        };
    }

    /// <summary>A body as a client accepts it.</summary>
    public static ReadOnlyMemory<byte> Encode(string coding, ReadOnlyMemory<byte> body)
    {
        var compressed = new MemoryStream(body.Length / 2);
        using (Stream encoder = coding == Gzip ? new GZipStream(compressed, CompressionLevel.Optimal, leaveOpen: true) : new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            encoder.Write(body.Span);
        return compressed.GetBuffer().AsMemory(0, (int)compressed.Length);
    }

    /// <summary>The coding that a client likes best, or <see langword="null"/> for none.</summary>
    /// <param name="accepted">The first header Accept-Encoding; AWS reads no other.</param>
    public static string? BestOf(string? accepted)
    {
        if (string.IsNullOrEmpty(accepted) || accepted == "identity")
            return null;
        var (best, most, others) = ((string?)null, 0.0, 0.0);
        var isNamed = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in accepted.Split(','))
        {
            var (name, parameters) = entry.IndexOf(';') is var end and >= 0 ? (entry[..end].Trim(), entry[end..]) : (entry.Trim(), "");
            var weight = WeightOf(parameters);
            if (name == "*")
                others = weight;
            isNamed.Add(name);
            if (weight > most && Known.FirstOrDefault(coding => name.Equals(coding, StringComparison.OrdinalIgnoreCase)) is { } known)
                (best, most) = (known, weight);
        }

        return others > most ? Known.FirstOrDefault(coding => !isNamed.Contains(coding)) ?? best : best;
    }

    // The first weight counts, wherever it stands.
    private static double WeightOf(string parameters)
    {
        var at = parameters.IndexOf("q=", StringComparison.OrdinalIgnoreCase);
        if (at < 0)
            return 1;
        var text = parameters[(at + 2)..].Split(';')[0].Trim();
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var weight) ? Math.Min(weight, 1) : 1;
    }

    /// <summary>Does not end: whoever reads all of it wants more than there is.</summary>
    private sealed class WholeStream(byte[] bytes, int length) : MemoryStream(bytes, 0, length, writable: false)
    {
        // A span is read through this too.
        public override int Read(byte[] buffer, int offset, int count) =>
            base.Read(buffer, offset, count) is var read and > 0 ? read : throw new InvalidDataException("The body breaks off");
    }
}
