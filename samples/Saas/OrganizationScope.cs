using FauxSql.Errors;
using FauxSql.Tables;

namespace Saas;

/// <summary>
/// What the pages of one organization work with: every read and write is bound to its id, so that whoever puts the id of another
/// organization's user into a request finds nothing and changes nothing.
/// </summary>
public sealed class OrganizationScope(SaasDb db, string orgId)
{
    public Task<Organization> OrganizationAsync(CancellationToken cancellationToken = default) => db.Organizations.GetAsync(orgId, cancellationToken);

    public Task<Subscription> SubscriptionAsync(CancellationToken cancellationToken = default) => db.Subscriptions.GetAsync(orgId, cancellationToken);

    public Query<User, UserFields, UserRelations, string> Users() => db.Users.ByOrg(orgId);

    public async Task<User?> FindUserAsync(string userId, CancellationToken cancellationToken = default) =>
        await db.Users.FindAsync(userId, cancellationToken) is { } user && user.OrgId == orgId ? user : null;

    public Task<User> AddUserAsync(User user, CancellationToken cancellationToken = default) =>
        db.Users.InsertAsync(user with { OrgId = orgId }, cancellationToken);

    /// <summary>The user as changed, or null when the organization has none of this id.</summary>
    public async Task<User?> ChangeRoleAsync(string userId, Role role, CancellationToken cancellationToken = default)
    {
        try
        {
            return await db.Users.Update(userId).Set(u => u.Role, role).If(u => u.OrgId == orgId).RunAsync(cancellationToken);
        }
        catch (FauxSqlException exception) when (exception is ConditionFailedException or ItemNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Whether the organization had a user of this id.</summary>
    public async Task<bool> RemoveUserAsync(string userId, CancellationToken cancellationToken = default)
    {
        try
        {
            return await db.Users.Delete(userId).If(u => u.OrgId == orgId).RunAsync(cancellationToken);
        }
        catch (ConditionFailedException)
        {
            return false;
        }
    }
}
