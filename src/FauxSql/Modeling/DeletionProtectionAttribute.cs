namespace FauxSql.Modeling;

/// <summary>
/// Whether the service refuses to delete the entity's table. Without it a table is made unprotected by <c>EnsureTablesAsync</c> and <c>fauxsql apply</c> and protected by generated infrastructure, and one that is there is left as
/// it is. https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html#WorkingWithTables.Basics.DeletionProtection
/// </summary>
/// <param name="isOn">Whether it is; <see langword="true"/> by default.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DeletionProtectionAttribute(bool isOn = true) : Attribute
{
    /// <summary>Whether the service refuses to delete the table.</summary>
    public bool IsOn { get; } = isOn;
}
