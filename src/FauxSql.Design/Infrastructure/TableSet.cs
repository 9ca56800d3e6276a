using FauxSql.Schema;

namespace FauxSql.Design.Infrastructure;

/// <summary>The tables by what they are of.</summary>
internal sealed class TableSet(IReadOnlyList<InfrastructureTable> tables)
{
    public IReadOnlyList<InfrastructureTable> All => tables;

    /// <summary>The table of the claims to unique values, or null when the model has none.</summary>
    public InfrastructureTable? Claims { get; } = tables.FirstOrDefault(table => table.Entity is null);

    public InfrastructureTable Of(EntitySchema entity) => Of(entity.Name);

    public InfrastructureTable Of(string entity) => tables.Single(table => table.Entity == entity);

    /// <summary>What a request is about, such as <c>dev-Orders/CustomerIndex</c>.</summary>
    public AccessTarget Find(string target)
    {
        var parts = target.Split('/');
        return new AccessTarget(tables.Single(table => table.Physical.Name == parts[0]), parts.Length > 1 ? parts[1] : null);
    }
}
