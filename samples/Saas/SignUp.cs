namespace Saas;

/// <summary>Starts an organization: with its owner and a free subscription, or not at all.</summary>
public sealed class SignUp(SaasDb db, TimeProvider clock)
{
    private const int FreeSeats = 3;

    /// <exception cref="FauxSql.Errors.TransactionFailedException">The organization is there already, or somebody has the e-mail address.</exception>
    public Task<Organization> CreateAsync(string orgId, string name, string ownerName, string email, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        return db.TransactAsync(
            t =>
            {
                t.Insert(new Subscription { OrgId = orgId, Plan = SubscriptionPlan.Free, Seats = FreeSeats, RenewsOn = DateOnly.FromDateTime(now.UtcDateTime).AddYears(1) });
                t.Insert(new User { UserId = $"{orgId}-owner", OrgId = orgId, Name = ownerName, Email = email, Role = Role.Owner });
                return t.Insert(new Organization { OrgId = orgId, Name = name, CreatedAt = now });
            },
            cancellationToken: cancellationToken);
    }
}
