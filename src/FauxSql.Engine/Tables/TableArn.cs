using System.Text.RegularExpressions;

namespace FauxSql.Engine.Tables;

/// <summary>
/// The names of tables across accounts and Regions, such as <c>arn:aws:dynamodb:us-east-1:123456789012:table/Orders</c>.
/// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html
/// </summary>
internal sealed partial record TableArn(string Region, string Account, string Table)
{
    /// <summary>An ARN, or <see langword="null"/> if the text is not one of a table.</summary>
    public static TableArn? Parse(string text) => Pattern().Match(text) is { Success: true } match
        ? new TableArn(match.Groups["region"].Value, match.Groups["account"].Value, match.Groups["table"].Value)
        : null;

    /// <summary>The name in a name or ARN.</summary>
    public static string NameOf(string nameOrArn) =>
        nameOrArn.StartsWith("arn:", StringComparison.Ordinal) && Parse(nameOrArn) is { } arn ? arn.Table : nameOrArn;

    /// <summary>The text.</summary>
    public override string ToString() => $"arn:aws:dynamodb:{Region}:{Account}:table/{Table}";

    [GeneratedRegex(
        "^arn:aws[a-z-]*:dynamodb:(?<region>[^:/]*):(?<account>[0-9]*):table/(?<table>[a-zA-Z0-9_.-]{3,255})(/.*)?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
