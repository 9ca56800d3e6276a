using System.Globalization;

namespace FauxSql.Cli.Tests;

/// <summary>What a process has started, read from /proc.</summary>
internal static class ProcessTree
{
    public static IReadOnlyList<int> DescendantsOf(int process)
    {
        var parents = Directory.EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0)
            .Select(id => (Id: id, Parent: StatOf(id)?.Parent))
            .Where(entry => entry.Parent is not null)
            .ToLookup(entry => entry.Parent!.Value, entry => entry.Id);
        var found = new List<int>();
        var open = new Queue<int>([process]);
        while (open.TryDequeue(out var parent))
        {
            foreach (var child in parents[parent])
            {
                found.Add(child);
                open.Enqueue(child);
            }
        }

        return found;
    }

    /// <summary>
    /// Whether any thread of the process still runs. Of a killed process the first thread may be a zombie while others are still
    /// ending, and until the last has ended its files are open and its locks held.
    /// </summary>
    public static bool IsAlive(int process) => StatOf(process) is { } stat && (stat.State != 'Z' || stat.Threads > 1);

    // proc(5): pid (name) state parent …, the number of threads as the 20th; the name may hold anything, brackets too.
    private static (char State, int Parent, int Threads)? StatOf(int process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
            return (fields[0][0], int.Parse(fields[1], CultureInfo.InvariantCulture), int.Parse(fields[17], CultureInfo.InvariantCulture));
        }
        catch (IOException)
        {
            return null; // it ended meanwhile
        }
    }
}
