using System.Text.RegularExpressions;

namespace FauxSql.Cli.Tests;

/// <summary>Types the commands of the page "Changing your mind" of the guide, in its order, with its changes of the code.</summary>
public sealed partial class ChangingPageTests
{
    [Fact]
    public async Task The_commands_of_the_page_do_what_it_says()
    {
        using var folder = new TemporaryFolder();
        var model = folder.File("Shop/Model.cs");
        Directory.CreateDirectory(folder.File("Shop"));
        await File.WriteAllTextAsync(folder.File("Shop/Shop.csproj"), BuiltFauxSql.Project(), TestContext.Current.CancellationToken);
        var (code, outcomes, output) = ("", new List<(string Command, int ExitCode)>(), "");
        foreach (Match block in Block().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "guide", "changing.md"), TestContext.Current.CancellationToken)))
        {
            var text = block.Groups["text"].Value;
            switch (block.Groups["language"].Value)
            {
                case "csharp":
                    code += text;
                    break;
                case "diff":
                    Assert.Contains(Lines(text, '-'), code, StringComparison.Ordinal);
                    code = code.Replace(Lines(text, '-'), Lines(text, '+'), StringComparison.Ordinal);
                    break;
                case "text":
                    Assert.All(text.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Contains(line + "\n", output, StringComparison.Ordinal));
                    break;
                default:
                    await File.WriteAllTextAsync(model, code, TestContext.Current.CancellationToken);
                    output = "";
                    foreach (var command in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
                    {
                        var outcome = await Cli.RunAsync(new Launch { WorkingDirectory = folder.Path }, command.Split(' ')[1..]);
                        Assert.Equal(outcome.ExitCode == 1, outcome.Errors.Length > 0);
                        outcomes.Add((command, outcome.ExitCode));
                        output += outcome.Output + outcome.Errors;
                    }

                    break;
            }
        }

        Assert.Equal(
            [
                ("fauxsql up Shop --once", 0), ("fauxsql snapshot Shop", 0),
                ("fauxsql plan Shop --from Shop/schema.json", 2), ("fauxsql plan Shop", 2), ("fauxsql apply Shop", 0),
                ("fauxsql plan Shop --out plan.json", 2), ("fauxsql apply plan.json", 0), ("fauxsql plan Shop", 0),
                ("fauxsql plan Shop --samples 3", 2), ("fauxsql apply Shop", 0), ("fauxsql plan Shop", 0),
                ("fauxsql apply Shop", 1), ("fauxsql apply Shop --destroy Orders.StatusIndex", 0), ("fauxsql snapshot Shop", 0),
                ("fauxsql apply Shop --back", 0), ("fauxsql plan Shop", 2),
            ],
            outcomes);
    }

    private static string Lines(string diff, char sign) => string.Concat(diff.Split('\n').Where(line => line.StartsWith(sign)).Select(line => line[1..] + "\n"));

    [GeneratedRegex("^```(?<language>csharp|sh|diff|text)\n(?<text>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Block();
}
