using System.Collections.Immutable;

namespace FauxSql.Protocol.Values;

/// <summary>AWS's words for sets that are refused: each type of set has its own.</summary>
internal static class SetErrors
{
    private const string Invalid = "One or more parameter values were invalid: ";

    public static SetErrors<string> OfStrings { get; } = new(
        Invalid + "An string set  may not be empty",
        elements => $"{Invalid}Input collection [{string.Join(", ", elements)}] contains duplicates.");

    public static SetErrors<DynamoNumber> OfNumbers { get; } = new(
        Invalid + "An number set  may not be empty",
        _ => "Input collection contains duplicates");

    public static SetErrors<ReadOnlyMemory<byte>> OfBinaries { get; } = new(
        Invalid + "Binary sets should not be empty",
        elements => $"{Invalid}Input collection [{string.Join(", ", elements.Select(element => Convert.ToBase64String(element.Span)))}]"
            + "of type BS contains duplicates.");
}
