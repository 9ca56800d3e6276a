namespace FauxSql.Engine.Validation.Shapes;

/// <summary>What JSON a member of a request is written in.</summary>
internal enum ShapeKind
{
    Text,
    Number,
    Flag,
    Blob,
    List,
    Map,
    Structure,
    Any,
}
