namespace FauxSql.Transfer.Importing;

internal enum RowOutcomeKind
{
    Imported,

    /// <summary>An item that is the same was there already.</summary>
    There,

    Rejected,

    /// <summary>What it refers to is not there, and may come later.</summary>
    Waiting,
}
