using System.Globalization;
using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

[Table]
public sealed partial record Ticket
{
    [PartitionKey] public required string TicketId { get; init; }

    [References<Project>, Index("ProjectIndex", Pattern = "Board: a project's tickets, newest first")]
    public required string ProjectId { get; init; }

    [IndexSortKey("ProjectIndex"), IndexSortKey("MonthIndex")] public required DateOnly OpenedOn { get; init; }

    [Index("MonthIndex", Pattern = "Report by month"), Derived(nameof(OpenedOn))]
    public string Month => OpenedOn.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public required string Title { get; init; }
    public int Hours { get; init; }
    public bool IsUrgent { get; init; }
    public DateTimeOffset? DeletedAt { get; init; }
    [Version] public long Version { get; init; }

    [Related] public IReadOnlyList<Comment>? Comments { get; init; }
    [Related] public IReadOnlyList<Subtask>? Subtasks { get; init; }
}
