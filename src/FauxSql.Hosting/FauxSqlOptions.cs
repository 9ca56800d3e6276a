namespace FauxSql.Hosting;

/// <summary>
/// How an application reaches its tables, bound from a section of the configuration. Whatever is wrong is said when the host starts, with the name of the setting; a setting that
/// does not exist is wrong too.
/// </summary>
public sealed class FauxSqlOptions
{
    /// <summary>The section that is bound by default.</summary>
    public const string DefaultSection = "FauxSql";

    /// <summary>
    /// What answers the requests: <c>Aws</c>, the default; <c>Url</c>, a compatible endpoint at <see cref="Url"/>; or the name of one that the application adds with
    /// <see cref="FauxSqlBuilder{TDatabase}.AddBackend"/>, such as the embedded engine.
    /// </summary>
    public string Backend { get; set; } = BackendNames.Aws;

    /// <summary>The Region of the backend <c>Aws</c>, such as <c>eu-west-1</c>; by default that of AWS_REGION, then of AWS_DEFAULT_REGION.</summary>
    public string? Region { get; set; }

    /// <summary>
    /// Whether the backend <c>Aws</c> is reached at an endpoint with FIPS 140-3 validated cryptography; <see langword="null"/>, the default, is what AWS_USE_FIPS_ENDPOINT says.
    /// </summary>
    public bool? UseFips { get; set; }

    /// <summary>
    /// Whether the backend <c>Aws</c> is reached at an endpoint that has IPv6 addresses beside IPv4; <see langword="null"/>, the default, is what AWS_USE_DUALSTACK_ENDPOINT says.
    /// </summary>
    public bool? UseDualStack { get; set; }

    /// <summary>The address of the backend <c>Url</c>, such as <c>http://127.0.0.1:8000</c>.</summary>
    public string? Url { get; set; }

    /// <summary>Where a backend of the application's own keeps its data, relative to the content root; see <see cref="FauxSqlContext.DataFile"/>.</summary>
    public string? DataFile { get; set; }

    /// <summary>What stands before the names of all tables, such as <c>dev-</c>; nothing by default.</summary>
    public string TablePrefix { get; set; } = "";

    /// <summary>
    /// Whether the tables that are missing are created when the host starts, which only local backends and only the environment Development allow. By default they are
    /// created exactly there.
    /// </summary>
    public bool? CreateTables { get; set; }

    /// <summary>The scale of the sample data with which empty tables are filled when the host starts, in the environment Development; 0, the default, is none.</summary>
    public int SampleData { get; set; }

    /// <summary>How often a request is sent at most where it may be sent again; 1 means never again, and <see langword="null"/> is FauxSql's own number.</summary>
    public int? Attempts { get; set; }

    /// <summary>How long one attempt of the backends <c>Aws</c> and <c>Url</c> may take, such as <c>00:00:05</c>; <see langword="null"/> is their own default.</summary>
    public TimeSpan? AttemptTimeout { get; set; }

    /// <summary>How long an operation may take with all its attempts, such as <c>00:00:10</c>; <see langword="null"/> is FauxSql's own default.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>After how long an operation is logged as slow; <see langword="null"/>, the default, is never.</summary>
    public TimeSpan? SlowAfter { get; set; }

    /// <summary>How cursors are protected where they leave the application.</summary>
    public CursorSettings Cursors { get; set; } = new();
}
