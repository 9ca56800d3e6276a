using Empty;
using FauxSql.Testing;

namespace Samples.Tests;

/// <summary>A database with its sample data for each test.</summary>
public sealed class EmptyFixture : DatabaseFixture<EmptyDb>;
