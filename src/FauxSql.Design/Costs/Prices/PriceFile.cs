using System.Globalization;

namespace FauxSql.Design.Costs.Prices;

/// <summary>Reads price lists, which are dated files of JSON: the one that comes with FauxSql, and a user's own in the same form.</summary>
public static class PriceFile
{
    private const string Resource = "FauxSql.Design.Costs.Prices.prices.json";

    /// <summary>The text of the list that comes with FauxSql, to be copied and changed.</summary>
    public static string DefaultText { get; } = ReadResource();

    /// <summary>The list that comes with FauxSql.</summary>
    public static PriceList Default { get; } = Parse("prices.json", DefaultText);

    /// <summary>Reads a list.</summary>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="text">What it holds.</param>
    /// <exception cref="CostInputException">It is no price list.</exception>
    public static PriceList Parse(string file, string text)
    {
        var list = JsonMembers.Parse(file, null, text).Only("region", "tableClass", "date", "source", "onDemand", "provisioned", "storage");
        var onDemand = list.Object("onDemand").Only("millionReads", "millionWrites");
        var provisioned = list.Object("provisioned").Only("readHour", "writeHour");
        var storage = list.Object("storage").Only("gigabyteMonth", "freeGigabytes");
        return new PriceList(
            list.Text("region"),
            list.OptionalText("tableClass") ?? "Standard",
            DateOnly.TryParseExact(list.Text("date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : throw list.Error($"date must be a day such as 2026-09-13, not '{list.Text("date")}'"),
            list.Text("source"),
            onDemand.Number("millionReads"),
            onDemand.Number("millionWrites"),
            provisioned.Number("readHour"),
            provisioned.Number("writeHour"),
            storage.Number("gigabyteMonth"),
            storage.OptionalNumber("freeGigabytes") ?? 0);
    }

    private static string ReadResource()
    {
        using var stream = typeof(PriceFile).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"{Resource} is missing");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
