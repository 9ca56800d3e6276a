using System.Security.Cryptography;
using System.Text;

namespace FauxSql.Evolution.Steps;

/// <summary>One step from the tables that there are to those of the model.</summary>
/// <param name="Table">The physical table.</param>
public abstract record ChangeStep(string Table)
{
    /// <summary>What is changed, by the name that a flag takes, such as <c>Orders.StatusIndex</c>.</summary>
    public abstract string Subject { get; }

    /// <summary>What is done, in plain words.</summary>
    public abstract string Description { get; }

    /// <summary>What it does to reads and writes meanwhile.</summary>
    public abstract string Meanwhile { get; }

    /// <summary>How it is undone.</summary>
    public abstract string Undo { get; }

    /// <summary>What it means to those who use the tables.</summary>
    public abstract Severity Severity { get; }

    /// <summary>Whether it is right only once no version of the application writes any more that does not know of the change.</summary>
    public virtual bool NeedsOldVersionsGone => false;

    /// <summary>Whether it reads or changes items at most, and leaves tables, indexes and their settings as they are.</summary>
    public virtual bool IsDataOnly => false;

    /// <summary>Whether the project's own code computes what is written.</summary>
    public virtual bool NeedsCode => false;

    /// <summary>Whether what an interrupted run did of it is not done again: not where an old version of the application may have written since.</summary>
    internal virtual bool IsReliedUpon(bool isLocal) => isLocal || !NeedsOldVersionsGone;

    /// <summary>What it uses.</summary>
    public virtual Estimate Estimate => Estimate.None;

    /// <summary>Tells this step from others: the same step of the same plan has the same, whatever the counts of items.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{GetType().Name}\n{Table}\n{Identity}")))[..16];

    private protected static string WritersBefore => " What a version of the application writes that does not know of it is missed afterwards: no such version may run any more.";

    /// <summary>Everything that makes it the step that it is, as text; of what is done to items, which table of this name they are in.</summary>
    private protected abstract string Identity { get; }
}
