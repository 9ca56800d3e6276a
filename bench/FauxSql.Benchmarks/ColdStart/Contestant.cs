namespace FauxSql.Benchmarks.ColdStart;

/// <summary>A program that gets one item, as it was published.</summary>
/// <param name="Name">Its name in the results.</param>
/// <param name="Project">Its folder in <c>bench/ColdStart</c>.</param>
/// <param name="IsNative">Whether it is published as native code, and not for the runtime's compiler.</param>
/// <param name="Way">What tells the program which way to take, or none.</param>
internal sealed record Contestant(string Name, string Project, bool IsNative, params string[] Way)
{
    public static IReadOnlyList<Contestant> All { get; } =
    [
        new("FauxSql", "Typed", IsNative: true),
        new("HttpClient and a hash, nothing else", "Bare", IsNative: true),
        new("AWS SDK, AmazonDynamoDBClient", "Sdk", IsNative: true, "client"),
        new("AWS SDK, DynamoDBContext", "Sdk", IsNative: true, "context"),
        new("FauxSql", "Typed", IsNative: false),
        new("HttpClient and a hash, nothing else", "Bare", IsNative: false),
        new("AWS SDK, AmazonDynamoDBClient", "Sdk", IsNative: false, "client"),
        new("AWS SDK, DynamoDBContext", "Sdk", IsNative: false, "context"),
    ];

    public string Folder => Path.Combine(Repository.Root, "artifacts", "cold-start", $"{Project}-{(IsNative ? "native" : "jit")}");

    public string Program => Path.Combine(Folder, OperatingSystem.IsWindows() ? $"ColdStart.{Project}.exe" : $"ColdStart.{Project}");

    /// <summary>What has to be deployed, in megabytes, without the runtime and without debug symbols.</summary>
    public double Megabytes => Directory.GetFiles(Folder).Where(file => Path.GetExtension(file) is not (".dbg" or ".pdb" or ".xml")).Sum(file => new FileInfo(file).Length) / 1e6;
}
