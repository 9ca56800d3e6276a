using Blog;
using FauxSql.Testing;

namespace Samples.Tests;

/// <summary>The blog with its sample data: 100 posts with 4 comments each.</summary>
public sealed class BlogFixture : DatabaseFixture<BlogDb>;
