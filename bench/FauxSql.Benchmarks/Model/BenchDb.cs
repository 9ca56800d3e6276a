using FauxSql.Modeling;

namespace FauxSql.Benchmarks.Model;

[Database]
public sealed partial class BenchDb;
