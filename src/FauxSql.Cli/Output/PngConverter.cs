using System.ComponentModel;
using System.Diagnostics;
using FauxSql.Tooling;

namespace FauxSql.Cli.Output;

/// <summary>Turns an SVG into a PNG with one of the programs that do so, whichever is installed (docs/decisions/0019).</summary>
internal static class PngConverter
{
    // Twice as many pixels as the SVG has units, so that text stays sharp on today's screens. 96 dots an inch are one pixel a unit.
    private static readonly (string Program, Func<string, string, string[]> Arguments)[] Programs =
    [
        ("rsvg-convert", (svg, png) => ["--zoom", "2", "--format", "png", "--output", png, svg]),
        ("resvg", (svg, png) => ["--zoom", "2", svg, png]),
        ("inkscape", (svg, png) => [svg, "--export-type=png", "--export-dpi=192", $"--export-filename={png}"]),
    ];

    /// <exception cref="ToolingException">None of the programs is installed, or the first that is fails.</exception>
    public static async Task WriteAsync(string svg, string file, CancellationToken stop)
    {
        var folder = Directory.CreateTempSubdirectory("fauxsql-erd");
        try
        {
            var (from, to) = (Path.Combine(folder.FullName, "erd.svg"), Path.Combine(folder.FullName, "erd.png"));
            await File.WriteAllTextAsync(from, svg, stop);
            foreach (var (program, arguments) in Programs)
            {
                if (Start(program, arguments(from, to)) is not { } process)
                    continue;
                using (process)
                    await EndAsync(process, program, stop);
                File.Move(to, Path.GetFullPath(file), overwrite: true);
                return;
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        throw new ToolingException(
            $"A PNG is made by one of {string.Join(", ", Programs.Select(program => program.Program))}, and none is installed. Install one: apt install librsvg2-bin, brew install librsvg, " +
            "or https://inkscape.org on Windows; or take --format svg, which browsers and editors show as it is.");
    }

    private static Process? Start(string program, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false });
        }
        catch (Win32Exception)
        {
            return null; // it is not installed
        }
    }

    private static async Task EndAsync(Process process, string program, CancellationToken stop)
    {
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(stop);
            var errors = await process.StandardError.ReadToEndAsync(stop);
            await output;
            await process.WaitForExitAsync(stop);
            if (process.ExitCode != 0)
                throw new ToolingException($"{program} could not make the PNG: {errors.Trim()}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
