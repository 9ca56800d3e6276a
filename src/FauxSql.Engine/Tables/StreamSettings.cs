namespace FauxSql.Engine.Tables;

/// <summary>The table's latest stream.</summary>
/// <param name="IsEnabled">Whether it is on.</param>
/// <param name="ViewType">KEYS_ONLY, NEW_IMAGE, OLD_IMAGE or NEW_AND_OLD_IMAGES.</param>
/// <param name="Label">The stream's label: the moment it was enabled.</param>
internal sealed record StreamSettings(bool IsEnabled, string ViewType, string Label);
