using FauxSql;
using FauxSql.Modeling;

namespace Saas;

/// <summary>What the pages of the product read, and the data that it opens with.</summary>
public static class Screens
{
    [AccessPattern("Settings page: organization with its subscription and users", Job = "administration")]
    public static Deferred<Organization> Settings(SaasDb db, Sample sample) =>
        db.Organizations.Get(sample.Of<Organization>().OrgId, o => [o.Subscription, o.Users]);

    [AccessPattern("Session: user with the organization and what it pays for", Job = "sign-in")]
    public static Deferred<User> Session(SaasDb db, Sample sample) =>
        db.Users.Get(sample.Of<User>().UserId, u => u.Organization.With(o => o.Subscription));

    [SampleData]
    public static IAsyncEnumerable<object> Fill(int scale) => SaasData.Generate(scale).ToAsyncEnumerable();
}
