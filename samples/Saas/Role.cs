namespace Saas;

/// <summary>What a user may do within the organization.</summary>
public enum Role
{
    Member,
    Admin,
    Owner,
}
