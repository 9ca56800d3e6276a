using FauxSql.Schema;

namespace FauxSql.Telemetry;

/// <summary>What is called what, of one operation of the application.</summary>
/// <param name="Database">The database that it works on.</param>
/// <param name="Verb">What it does, such as <c>Get</c>.</param>
/// <param name="Entity">The entity it is about, or null for several.</param>
internal readonly record struct OperationInfo(DynamoDatabase Database, string Verb, EntitySchema? Entity)
{
    /// <summary>The index that it reads, or null for the table itself.</summary>
    public string? Index { get; init; }

    /// <summary>Whether it reads a part of the table or of the index, or all of it.</summary>
    public bool IsRange { get; init; }

    /// <summary>Whether it is always one request, whose span says all there is to say.</summary>
    public bool IsOneRequest { get; init; }

    /// <summary>The access pattern that the application says it runs, or null where it says none.</summary>
    public string? Named { get; init; }

    /// <summary>The name, such as <c>Orders.Get</c>.</summary>
    public string Name => Entity is null ? Verb : $"{Entity.TableName}.{Verb}";

    /// <summary>The access pattern that it runs, if that is known.</summary>
    public string? Pattern => Named ?? (IsRange ? AccessNames.PatternOf(Entity!, Index) : null);

    /// <summary>Whether anybody wants to know of it.</summary>
    public bool IsObserved => Database.Events.IsObserved;
}
