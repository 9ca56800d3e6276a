namespace Subjects;

public abstract record Dated
{
    public DateTimeOffset CreatedAt { get; init; } // inherited
}

public abstract record Holder<T> : Dated
{
    public T? Value { get; init; } // of a generic type
}

// Order stands in a comment: class Order.
public sealed record Order // type
    : Holder<int>
{
    public string OrderId { get; init; } = ""; // property

    public string Label // over lines
    {
        get;
        init;
    } = "";

    public int Length // computed
        => Label
            .Length;

    public static string Print() // method
    {
        return "";
    }

    public sealed record Line
    {
        public int Count { get; init; } // nested
    }
}

public sealed class Empty; // without code
