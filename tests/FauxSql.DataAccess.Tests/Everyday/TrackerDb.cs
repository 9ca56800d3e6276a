using FauxSql.Modeling;

namespace FauxSql.DataAccess.Tests.Everyday;

/// <summary>A tracker of tickets, which the everyday tasks are done on.</summary>
[Database]
public sealed partial class TrackerDb;
