using System.Text.Json;

namespace FauxSql.Stores;

/// <summary>Takes the items of an answer while the answer is read, so that nothing is read twice.</summary>
internal interface IItemSink
{
    /// <summary>Takes the item that some JSON begins with, if that can be done without a reader.</summary>
    /// <param name="json">The JSON, of which nothing may be kept.</param>
    /// <returns>The length of the item; 0 when it was not taken.</returns>
    int TryAdd(ReadOnlyMemory<byte> json);

    /// <summary>Takes an item.</summary>
    /// <param name="answer">The answer, of which nothing may be kept.</param>
    /// <param name="reader">Reads the answer; it stands on an item's opening brace, and is to be left on its closing one.</param>
    void Add(ReadOnlyMemory<byte> answer, ref Utf8JsonReader reader);
}
