using System.Globalization;

namespace Saas;

/// <summary>The same organizations every time. At scale 1: 50 organizations with 1 to 19 users each.</summary>
public static class SaasData
{
    private const int OrganizationsPerScale = 50;

    private static readonly DateTimeOffset Opening = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Trades = ["Bakery", "Printing", "Logistics", "Optics", "Carpentry", "Analytics", "Travel"];
    private static readonly string[] Towns = ["Aarau", "Bergen", "Cork", "Delft", "Evora", "Ghent", "Kotor", "Lund", "Malmo", "Turku"];
    private static readonly string[] FirstNames = ["Alice", "Bruno", "Carla", "Daniel", "Elena", "Farid", "Grace", "Hiro", "Ines", "Jonas", "Katya", "Liam", "Mona"];
    private static readonly string[] LastNames = ["Abel", "Brandt", "Costa", "Dubois", "Eriksen", "Fischer", "Garcia", "Haas", "Ito", "Jensen", "Keller"];

    /// <summary>Each organization followed by its subscription and its users, the owner first.</summary>
    public static IEnumerable<object> Generate(int scale)
    {
        for (var number = 0; number < scale * OrganizationsPerScale; number++)
        {
            var organization = OrganizationOf(number);
            var users = 1 + (number * 7 % 19);
            yield return organization;
            yield return SubscriptionOf(organization, number, users);
            for (var user = 0; user < users; user++)
                yield return UserOf(organization, number, user);
        }
    }

    private static Organization OrganizationOf(int number) => new()
    {
        OrgId = "ORG" + (number + 1).ToString("D4", CultureInfo.InvariantCulture),
        Name = $"{Pick(Towns, number)} {Pick(Trades, number / Towns.Length)}",
        CreatedAt = Opening.AddDays(number),
    };

    private static Subscription SubscriptionOf(Organization organization, int number, int users) => new()
    {
        OrgId = organization.OrgId,
        Plan = users < 4 ? SubscriptionPlan.Free : users < 15 ? SubscriptionPlan.Team : SubscriptionPlan.Enterprise,
        Seats = Math.Max(3, (users + 4) / 5 * 5),
        RenewsOn = DateOnly.FromDateTime(organization.CreatedAt.UtcDateTime).AddYears(1).AddDays(number % 30),
    };

    private static User UserOf(Organization organization, int number, int user)
    {
        var (first, last) = (Pick(FirstNames, number + user), Pick(LastNames, (number * 3) + user));
        return new User
        {
            UserId = string.Create(CultureInfo.InvariantCulture, $"U{organization.OrgId[3..]}-{user + 1:D2}"),
            OrgId = organization.OrgId,
            Name = $"{last}, {first}",
            Email = string.Create(CultureInfo.InvariantCulture, $"{first}.{last}.{number + 1}.{user + 1}@example.com").ToLowerInvariant(),
            Role = user switch { 0 => Role.Owner, < 3 => Role.Admin, _ => Role.Member },
        };
    }

    private static T Pick<T>(T[] from, int position) => from[position % from.Length];
}
