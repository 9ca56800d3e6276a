using FauxSql.Evolution.Steps;
using FauxSql.Layouts;
using FauxSql.Schema;

namespace FauxSql.Evolution.Planning;

/// <summary>Steps of a plan that go together when others own the tables.</summary>
/// <param name="IsDataOnly">Whether FauxSql carries them out, with <see cref="Applying.ApplyOptions.IsDataOnly"/>, and they change items alone; otherwise the tables' owner does, in one deployment.</param>
/// <param name="Steps">The steps. Of one that the owner carries out at most one for each table, because CloudFormation takes one change of an index in an update. None when there is nothing left to do but to write down that all is done.</param>
/// <param name="Tables">All tables as they are to be when the stage is done.</param>
/// <param name="Before">What versions of the application before the model use of these tables, as far as it is known; nothing once the owner has carried out the last step.</param>
public sealed record PlanStage(bool IsDataOnly, IReadOnlyList<ChangeStep> Steps, IReadOnlyList<PhysicalTable> Tables, DatabaseSchema Before);
