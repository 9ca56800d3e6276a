using System.Globalization;
using FauxSql.Modeling;

namespace Empty;

/// <summary>The data that a fresh database begins with.</summary>
public static class EmptyData
{
    private const int NotesPerScale = 10;

    private static readonly DateTimeOffset Opening = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);

    [SampleData]
    public static IAsyncEnumerable<object> Fill(int scale) => Enumerable.Range(1, scale * NotesPerScale).Select(NoteOf).ToAsyncEnumerable();

    private static object NoteOf(int number) => new Note
    {
        NoteId = "N" + number.ToString("D4", CultureInfo.InvariantCulture),
        Topic = number % 2 == 0 ? "ideas" : "questions",
        WrittenAt = Opening.AddHours(number),
        Text = $"Note {number.ToString(CultureInfo.InvariantCulture)}",
    };
}
