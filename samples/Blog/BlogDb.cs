using FauxSql.Modeling;

namespace Blog;

[Database]
public sealed partial class BlogDb;
