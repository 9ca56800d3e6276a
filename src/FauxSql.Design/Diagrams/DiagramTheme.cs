namespace FauxSql.Design.Diagrams;

/// <summary>The colours of a picture.</summary>
public enum DiagramTheme
{
    /// <summary>Light or dark, whichever the viewer prefers.</summary>
    Viewer,

    /// <summary>Dark on light.</summary>
    Light,

    /// <summary>Light on dark.</summary>
    Dark,
}
