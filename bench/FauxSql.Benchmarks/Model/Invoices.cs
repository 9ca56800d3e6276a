using System.Globalization;
using System.Text;

namespace FauxSql.Benchmarks.Model;

/// <summary>10,000 invoices, the same every time: 20 to a customer, and 20 to a region.</summary>
internal static class Invoices
{
    public const int Count = 10_000;
    public const int InGroup = 20;

    private const int Groups = Count / InGroup;
    private const int NoteLength = 840;

    private static readonly DateTime FirstDay = new(2026, 1, 1, 9, 30, 0, DateTimeKind.Utc);

    public static IReadOnlyList<Invoice> All { get; } = [.. Enumerable.Range(0, Count).Select(Make)];

    /// <summary>Each number from 0 to below <see cref="Count"/> once, in an order without pattern.</summary>
    public static int[] Shuffled()
    {
        int[] numbers = [.. Enumerable.Range(0, Count)];
        new Random(1).Shuffle(numbers);
        return numbers;
    }

    /// <summary>The invoice of a number, which may lie beyond <see cref="Count"/>.</summary>
    // Customers take neighbours, regions take every 500th, so that the index has an order of its own.
    public static Invoice Make(int number) => new()
    {
        CustomerId = Numbered("C", number / InGroup),
        InvoiceId = Numbered("INV", number),
        Region = Numbered("R", (number / Count * Groups) + (number % Groups)),
        IssuedAt = FirstDay.AddMinutes(number),
        Status = (InvoiceStatus)(number % 4),
        Total = 10 + (number * 0.37m),
        Lines = 1 + (number % 12),
        IsPaid = number % 3 == 0,
        BillTo = new Address { Street = $"{number % 97} Long Lane", PostalCode = Numbered("P", number % 1000), City = "Springfield" },
        Note = NoteOf(number),
    };

    private static string Numbered(string prefix, int number) => prefix + number.ToString("D6", CultureInfo.InvariantCulture);

    private static string NoteOf(int number)
    {
        var note = new StringBuilder(NoteLength + 40);
        for (var line = 1; note.Length < NoteLength; line++)
            note.Append(CultureInfo.InvariantCulture, $"Line {line}: delivered {number % 31 + line} pieces as agreed. ");
        return note.ToString(0, NoteLength);
    }
}
