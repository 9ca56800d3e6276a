using System.Globalization;

namespace GreenMap;

/// <summary>The same map every time. At scale 1: 200 merchants within 5 km of the centre of Bern, in one to three of four categories, with 0 to 6 reviews each.</summary>
public static class GreenMapData
{
    private const int Seed = 20260301;
    private const int MerchantsPerScale = 200;
    private const double CentreLatitude = 46.948;
    private const double CentreLongitude = 7.447;
    private const double Spread = 0.045; // degrees, about 5 km from north to south

    private static readonly DateTimeOffset Opening = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Kinds = ["Workshop", "Pantry", "Depot", "Corner", "Collective", "Studio"];
    private static readonly string[] Names = ["Green", "Second", "Mend", "Fill", "Circle", "Linden", "River", "Copper", "Willow", "North"];
    private static readonly string[] Streets = ["Gasse", "Weg", "Platz", "Rain", "Allee"];
    private static readonly string[] Comments = ["Friendly and quick.", "They repaired what others would not.", "Bring your own jars.", "Closed on Mondays.", "Fair prices."];

    private static readonly Category[] Categories =
    [
        new() { CategoryId = "REPAIR", Name = "Repair" },
        new() { CategoryId = "REFILL", Name = "Refill" },
        new() { CategoryId = "RECYCLING", Name = "Recycling" },
        new() { CategoryId = "DONATE", Name = "Donate" },
    ];

    /// <summary>The categories, then each merchant followed by its links and reviews.</summary>
    public static IEnumerable<object> Generate(int scale)
    {
        var random = new Random(Seed);
        foreach (var category in Categories)
            yield return category;
        for (var number = 1; number <= scale * MerchantsPerScale; number++)
        {
            var merchant = MerchantOf(number, random);
            yield return merchant;
            foreach (var category in Categories.Where((_, position) => position == number % 4 || random.Next(4) == 0))
                yield return MerchantCategory.Of(merchant.MerchantId, category.CategoryId, merchant.Location);
            for (var left = random.Next(7); left > 0; left--)
                yield return ReviewOf(merchant, left, random);
        }
    }

    private static Merchant MerchantOf(int number, Random random) => new()
    {
        MerchantId = "M" + number.ToString("D4", CultureInfo.InvariantCulture),
        Name = $"{Pick(Names, random)} {Pick(Kinds, random)} {number}",
        Email = string.Create(CultureInfo.InvariantCulture, $"hello@merchant{number}.example"),
        IsVerified = random.Next(3) > 0,
        SignedUpOn = DateOnly.FromDateTime(Opening.UtcDateTime).AddDays(-random.Next(700)),
        Location = new Location
        {
            Latitude = Around(CentreLatitude, random),
            Longitude = Around(CentreLongitude, random),
            Address = string.Create(CultureInfo.InvariantCulture, $"{Pick(Names, random)}{Pick(Streets, random).ToLowerInvariant()} {random.Next(1, 90)}, Bern"),
        },
    };

    private static Review ReviewOf(Merchant merchant, int number, Random random) => new()
    {
        MerchantId = merchant.MerchantId,
        ReviewId = "R" + number.ToString("D3", CultureInfo.InvariantCulture),
        Rating = random.Next(1, 6),
        Comment = Pick(Comments, random),
        WrittenAt = Opening.AddHours(-random.Next(5_000)),
    };

    private static double Around(double centre, Random random) => Math.Round(centre + ((random.NextDouble() - 0.5) * 2 * Spread), 6);

    private static T Pick<T>(T[] from, Random random) => from[random.Next(from.Length)];
}
