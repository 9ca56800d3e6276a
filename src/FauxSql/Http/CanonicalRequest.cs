using System.Text;

namespace FauxSql.Http;

/// <summary>
/// Writes the text that stands for a request in its signature.
/// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html#create-canonical-request
/// </summary>
/// <param name="buffer">Large enough for all of it.</param>
internal ref struct CanonicalRequest(Span<byte> buffer)
{
    private readonly Span<byte> _buffer = buffer;
    private int _length;

    public readonly ReadOnlySpan<byte> Written => _buffer[.._length];

    public void Begin(string method, string path, string query)
    {
        Line(method);
        Line(path);
        Line(query);
    }

    /// <summary>Begins as another request did that begins with the same.</summary>
    public void Begin(ReadOnlySpan<byte> same)
    {
        same.CopyTo(_buffer);
        _length = same.Length;
    }

    /// <summary>Adds a header; its name is in lower case, and they come in the order of their names.</summary>
    public void Header(string name, ReadOnlySpan<char> value)
    {
        Text(name);
        Text(":");
        Line(value);
    }

    public void End(string signedHeaders, ReadOnlySpan<byte> body)
    {
        Line("");
        Line(signedHeaders);
        _length += Sha256.WriteHex(body, _buffer[_length..]);
    }

    private void Line(ReadOnlySpan<char> text)
    {
        Text(text);
        _buffer[_length++] = (byte)'\n';
    }

    private void Text(ReadOnlySpan<char> text) => _length += Encoding.UTF8.GetBytes(text, _buffer[_length..]);
}
