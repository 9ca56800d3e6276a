namespace FauxSql.Benchmarks.Composite.Model;

public sealed partial record Location(string Street, string City, decimal Latitude, decimal Longitude);
