namespace FauxSql.Engine.Tests.Modelled;

/// <summary>The database as the model sees it.</summary>
internal sealed class Model
{
    private static readonly TimeSpan TokenLife = TimeSpan.FromMinutes(10);

    private readonly Dictionary<string, (string Request, DateTimeOffset Until, List<long> Sizes)> _tokens = [];

    public static DateTimeOffset Start { get; } = new ManualTime().GetUtcNow();

    public Dictionary<string, ModelTable> Tables { get; } = [];

    public DateTimeOffset Now { get; private set; } = Start;

    /// <summary>What the operation has consumed.</summary>
    public ModelCapacity Consumed { get; set; } = new();

    public ModelTable Table(string name) => Tables.GetValueOrDefault(name) ?? throw new ModelFault("ResourceNotFoundException");

    /// <summary>Whether a write is refused whatever is stored.</summary>
    public bool Refuses(ModelWrite write) => Table(write.Table).Indexes.Exists(index => write.Item is { } item && index.Refuses(item));

    /// <summary>The item after a write, its condition being true.</summary>
    public ModelItem? After(ModelWrite write)
    {
        var before = Table(write.Table).Find(write.Key);
        if (!write.Condition.IsTrue(before ?? []))
            throw new ModelFault("ConditionalCheckFailedException" + (write.ReturnsItemOnFailure ? before?.Json : ""));
        return write.Apply(before);
    }

    /// <summary>Writes, and returns the item before and after.</summary>
    public (ModelItem? Before, ModelItem? After) Write(ModelWrite write, bool isTransactional = false)
    {
        var before = Table(write.Table).Find(write.Key);
        if (Refuses(write))
            throw new ModelFault("ValidationException");
        var after = After(write);
        var table = Table(write.Table);
        table.Set(write.Key, after);
        Consumed.Write(write.Table, table.Indexes, before, after, isTransactional);
        return (before, after);
    }

    /// <summary>Writes all or nothing, and returns the sizes of the items, each before or after, where it was larger.</summary>
    public List<long> Transact(IReadOnlyList<ModelWrite> writes)
    {
        Check(writes);
        var reasons = writes.Select(ReasonOf).ToList();
        if (reasons.Exists(reason => reason != "None"))
            throw new ModelFault("TransactionCanceledException " + string.Join(',', reasons));
        Consumed.Split = "Write";
        return [.. writes.Select(write => Write(write, isTransactional: true)).Select(item => Math.Max(item.Before?.Size ?? 0, item.After?.Size ?? 0))];
    }

    /// <summary>Writes all or nothing, and only once with the same token: then it costs what reading would have.</summary>
    public void Transact(IReadOnlyList<ModelWrite> writes, string token, string request)
    {
        Check(writes);
        if (_tokens.TryGetValue(token, out var used) && Now < used.Until)
        {
            if (used.Request != request)
                throw new ModelFault("IdempotentParameterMismatchException");
            Consumed.Split = "Read";
            foreach (var (write, size) in writes.Zip(used.Sizes))
                Consumed.ReadInTransaction(write.Table, size);
            return;
        }

        _tokens[token] = (request, Now + TokenLife, Transact(writes));
    }

    /// <summary>Lets time pass, after which items are deleted whose time is over, but not for more than five years.</summary>
    public void Advance(TimeSpan by)
    {
        Now += by;
        var (over, tooOld) = (Now.ToUnixTimeSeconds(), Now.AddYears(-5).ToUnixTimeSeconds());
        foreach (var table in Tables.Values.Where(table => table.TimeToLive is not null))
            foreach (var (key, item) in table.Items.ToList())
                if (item.Number(table.TimeToLive!) is { } end && end < over && end >= tooOld)
                    table.Set(key, item: null);
    }

    private void Check(IReadOnlyList<ModelWrite> writes)
    {
        foreach (var write in writes)
            if (Refuses(write))
                throw new ModelFault("ValidationException");
    }

    private string ReasonOf(ModelWrite write)
    {
        try
        {
            After(write);
            return "None";
        }
        catch (ModelFault fault)
        {
            return fault.Code == "ValidationException" ? "ValidationError" : fault.Code.Replace("FailedException", "Failed", StringComparison.Ordinal);
        }
    }
}
