using FauxSql.Errors;

namespace FauxSql.Codecs;

// The one instance of a user's converter. What it throws becomes an exception that the caller can complete with its place.
internal static class Conversion<T, TStored, TConverter>
    where TConverter : ValueConverter<T, TStored>, new()
{
    private static readonly TConverter Converter = new();

    public static TStored ToStored(T value)
    {
        try
        {
            return Converter.ToStored(value ?? throw new InvalidOperationException("it is null")) ?? throw new InvalidOperationException("it returned null");
        }
        catch (Exception exception) when (exception is not UnstorableValueException)
        {
            throw new UnstorableValueException($"{typeof(TConverter).Name} cannot store the value: {exception.Message}", exception);
        }
    }

    public static T FromStored(TStored stored)
    {
        try
        {
            return Converter.FromStored(stored) ?? throw new InvalidOperationException("it returned null");
        }
        catch (Exception exception) when (exception is not AttributeMismatchException)
        {
            throw new AttributeMismatchException($"a value that {typeof(TConverter).Name} takes", $"one that it does not: {exception.Message}", exception);
        }
    }
}
