using FauxSql.Errors;
using FauxSql.Tests.Shop;

namespace FauxSql.Tests.Faults;

/// <summary>Writes and reads notes of its own, in batches and one by one, and knows what each may be.</summary>
internal sealed class NoteCaller(string name, ShopDb db, Random random, Attempts attempts)
{
    private const int Numbers = 40;

    // What a note may be, null for none: one text, or several while it is not known whether a write has happened.
    private readonly HashSet<string?>[] _possible = [.. Enumerable.Range(0, Numbers).Select(_ => new HashSet<string?> { null })];

    private int _texts;

    public string Name => name;

    public Task StepAsync() => random.Next(7) switch
    {
        < 2 => PutManyAsync(),
        2 => DeleteManyAsync(),
        3 => PutAsync(),
        4 => FindManyAsync(),
        5 => ReadPagesAsync(),
        _ => CountAsync(),
    };

    public void Check(IReadOnlyList<Note> stored)
    {
        var texts = stored.ToDictionary(note => note.Number, note => note.Text);
        for (var number = 0; number < Numbers; number++)
            See(number, texts.GetValueOrDefault(number));
    }

    private List<int> Some() => [.. Enumerable.Range(0, Numbers).Where(_ => random.Next(3) > 0)];

    private Note NoteOf(int number, string text) => new(name, number, "S" + random.Next(2), text);

    private Task PutManyAsync()
    {
        var (numbers, text) = (Some(), $"{name}-{_texts++}");
        return WriteAsync("PutMany", numbers, text, () => db.Notes.PutManyAsync(numbers.Select(number => NoteOf(number, text))), typeof(BatchIncompleteException));
    }

    private Task DeleteManyAsync()
    {
        var numbers = Some();
        return WriteAsync("DeleteMany", numbers, null, () => db.Notes.DeleteManyAsync(numbers.Select(number => (name, number))), typeof(BatchIncompleteException));
    }

    private Task PutAsync()
    {
        var (number, text) = (random.Next(Numbers), $"{name}-{_texts++}");
        return WriteAsync("Put", [number], text, () => db.Notes.PutAsync(NoteOf(number, text)));
    }

    private async Task WriteAsync(string operation, List<int> numbers, string? text, Func<Task> write, params Type[] documented)
    {
        var (outcome, exception) = await attempts.RunAsync(operation, write, documented);
        var unwritten = (exception as BatchIncompleteException)?.Unwritten.ToDictionary(item => item.Position, item => item.Reason);
        foreach (var (position, number) in numbers.Index())
        {
            var isWritten = unwritten is null ? outcome == Outcome.Acknowledged : !unwritten.ContainsKey(position);
            if (isWritten)
                _possible[number] = [text];
            else if (outcome == Outcome.Unknown || Attempts.IsUnknown(unwritten?[position]))
                _possible[number].Add(text);
        }
    }

    private Task FindManyAsync() => attempts.RunAsync("FindMany", async () =>
    {
        var found = await db.Notes.FindManyAsync(Enumerable.Range(0, Numbers).Select(number => (name, number)));
        for (var number = 0; number < Numbers; number++)
            See(number, found[number]?.Text);
    });

    private Task ReadPagesAsync() => attempts.RunAsync("Page", async () =>
    {
        var (read, size) = (new List<Note>(), 3 + random.Next(20));
        for (string? cursor = "", next; cursor is not null; cursor = next)
        {
            var page = await db.Notes.ByWriter(name).Consistent().PageAsync(size, cursor);
            read.AddRange(page.Items);
            next = page.Next;
        }

        if (!read.Select(note => note.Number).Order().Distinct().SequenceEqual(read.Select(note => note.Number)))
            attempts.Note($"pages of {name} are not in order: {string.Join(' ', read.Select(note => note.Number))}");
        Check([.. read.DistinctBy(note => note.Number)]);
    });

    private Task CountAsync() => attempts.RunAsync("Count", async () =>
    {
        var (least, most) = (_possible.Count(texts => !texts.Contains(null)), _possible.Count(texts => texts.Count > 1 || !texts.Contains(null)));
        if (await db.Notes.ByWriter(name).CountAsync() is var count && (count < least || count > most))
            attempts.Note($"{count} notes of {name} were counted, and there are {least} to {most}");
    });

    // Nobody else writes here, so that what was seen once stays.
    private void See(int number, string? text)
    {
        if (!_possible[number].Contains(text))
            attempts.Note($"note {name}/{number} is {text ?? "missing"}, and must be {string.Join(" or ", _possible[number].Select(one => one ?? "missing"))}");
        _possible[number] = [text];
    }
}
