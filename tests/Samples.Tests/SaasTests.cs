using FauxSql.Engine;
using FauxSql.Errors;
using Saas;

namespace Samples.Tests;

public sealed class SaasTests : IAsyncLifetime
{
    private readonly EmbeddedDynamo _engine = EmbeddedDynamo.InMemory();
    private SaasDb _db = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _db = new SaasDb(_engine);
        await _db.EnsureTablesAsync(Token);
        foreach (var org in new[] { "ORG1", "ORG2" })
        {
            await _db.Organizations.InsertAsync(new Organization { OrgId = org, Name = org, CreatedAt = DateTimeOffset.UnixEpoch }, Token);
            await _db.Subscriptions.InsertAsync(new Subscription { OrgId = org, Plan = SubscriptionPlan.Team, Seats = 5, RenewsOn = new DateOnly(2027, 1, 1) }, Token);
            await _db.Users.InsertAsync(UserOf(org, "owner"), Token);
        }
    }

    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    [Fact]
    public async Task Every_access_pattern_is_answered_in_the_fewest_round_trips()
    {
        await using var engine = EmbeddedDynamo.InMemory();
        var runs = await PatternRuns.OfAsync(new SaasDb(engine), Token);

        Assert.Equal(7, runs.Count);
        Assert.All(runs.Values, run => Assert.True(run.Items > 0, run.Pattern));
        var settings = runs["Settings page: organization with its subscription and users"];
        Assert.Equal((3, 1), (settings.Requests, settings.RoundTrips));
        var session = runs["Session: user with the organization and what it pays for"];
        Assert.Equal((3, 2), (session.Requests, session.RoundTrips));
        Assert.All(runs.Values.Except([settings, session]), run => Assert.Equal((1, 1), (run.Requests, run.RoundTrips)));
    }

    [Fact]
    public async Task A_user_is_found_within_the_own_organization_only()
    {
        var scope = new OrganizationScope(_db, "ORG1");
        Assert.Equal("ORG1", (await scope.FindUserAsync("ORG1-owner", Token))!.OrgId);
        Assert.Null(await scope.FindUserAsync("ORG2-owner", Token));
        Assert.Equal("ORG1-owner", Assert.Single(await scope.Users().ToListAsync(Token)).UserId);
        Assert.Equal("ORG1", (await scope.OrganizationAsync(Token)).OrgId);
        Assert.Equal("ORG1", (await scope.SubscriptionAsync(Token)).OrgId);
    }

    [Fact]
    public async Task A_user_of_another_organization_cannot_be_changed()
    {
        var before = await _db.Users.GetAsync("ORG2-owner", Token);
        var scope = new OrganizationScope(_db, "ORG1");
        Assert.Null(await scope.ChangeRoleAsync("ORG2-owner", Role.Member, Token));
        Assert.Null(await scope.ChangeRoleAsync("nobody", Role.Member, Token));
        Assert.False(await scope.RemoveUserAsync("ORG2-owner", Token));
        Assert.False(await scope.RemoveUserAsync("nobody", Token));
        Assert.Equal(before, await _db.Users.GetAsync("ORG2-owner", Token));
        Assert.Equal(Role.Admin, (await scope.ChangeRoleAsync("ORG1-owner", Role.Admin, Token))!.Role);
        Assert.True(await scope.RemoveUserAsync("ORG1-owner", Token));
        Assert.Null(await _db.Users.FindAsync("ORG1-owner", Token));
    }

    [Fact]
    public async Task A_user_that_a_scope_adds_is_its_own_and_a_taken_id_or_email_is_refused()
    {
        var scope = new OrganizationScope(_db, "ORG1");
        Assert.Equal("ORG1", (await scope.AddUserAsync(UserOf("ORG2", "new"), Token)).OrgId);
        await Assert.ThrowsAsync<ItemExistsException>(() => scope.AddUserAsync(UserOf("ORG2", "owner") with { Email = "other@example.com" }, Token));
        await Assert.ThrowsAsync<UniqueViolationException>(() => scope.AddUserAsync(UserOf("ORG2", "owner") with { UserId = "other" }, Token));
    }

    [Fact]
    public async Task Signing_up_makes_organization_owner_and_subscription_or_nothing()
    {
        var signUp = new SignUp(_db, TimeProvider.System);
        await signUp.CreateAsync("ORG3", "Third", "Owner, Third", "owner@third.example", Token);
        var organization = await _db.Organizations.GetAsync("ORG3", o => [o.Subscription, o.Users], Token);
        Assert.Equal((SubscriptionPlan.Free, Role.Owner), (organization.Subscription!.Plan, Assert.Single(organization.Users!).Role));

        var failed = await Assert.ThrowsAsync<TransactionFailedException>(() => signUp.CreateAsync("ORG4", "Fourth", "Owner, Fourth", "owner@third.example", Token));
        Assert.IsType<UniqueViolationException>(Assert.Single(failed.Failures).Reason);
        Assert.Null(await _db.Organizations.FindAsync("ORG4", Token));
        Assert.Null(await _db.Subscriptions.FindAsync("ORG4", Token));
    }

    [Fact]
    public void The_data_is_the_same_every_time_and_every_organization_has_an_owner()
    {
        var data = SaasData.Generate(1).ToList();
        Assert.Equal(50, data.OfType<Organization>().Count());
        Assert.Equal(50, data.OfType<User>().Count(user => user.Role == Role.Owner));
        Assert.Equal(data.OfType<User>().Count(), data.OfType<User>().Select(user => user.Email).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(data, SaasData.Generate(1));
    }

    private static User UserOf(string org, string name) =>
        new() { UserId = $"{org}-{name}", OrgId = org, Name = name, Email = $"{name}@{org}.example", Role = Role.Owner };
}
