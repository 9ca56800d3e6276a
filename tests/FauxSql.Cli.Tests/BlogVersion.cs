namespace FauxSql.Cli.Tests;

/// <summary>A version of the blog: a project of its own that is built once, with an application that writes posts until its input ends and says what it wrote.</summary>
internal sealed class BlogVersion : IDisposable
{
    public const string PlainTitle = "public required string Title";
    public const string IndexedTitle = "[Index(\"StatusIndex\", Pattern = \"Moderation: posts by title\"), Sharded(4)] " + PlainTitle;

    private const string PlainTable = "[Table]";
    private const string PlainContent = "public required string Content { get; init; }";
    private const string AuthorIndex = "[Index(\"AuthorIndex\", Pattern = \"An author's posts, by date\")]";

    private readonly Lazy<BlogCopy> _copy;
    private readonly string _title;

    /// <param name="name">What it is called in the test's output.</param>
    /// <param name="title">The post's title in the model.</param>
    /// <param name="names">What the title is called in the table, once all is applied.</param>
    /// <param name="changes">How many classes have changed the posts: each puts its mark behind the title.</param>
    public BlogVersion(string name, string title, string[] names, int changes)
    {
        (Name, Names, Changes, _title) = (name, names, changes, title);
        _copy = new Lazy<BlogCopy>(Write);
    }

    public string Name { get; }

    public string[] Names { get; }

    public int Changes { get; }

    /// <summary>What the title is called too in items that were written since.</summary>
    public string? Mirror { get; init; }

    /// <summary>The table's attributes.</summary>
    public string Table { get; init; } = PlainTable;

    /// <summary>The post's content in the model, and what follows it.</summary>
    public string Content { get; init; } = PlainContent;

    /// <summary>Over how many shards the index of authors is spread, if it is.</summary>
    public int? AuthorShards { get; init; }

    /// <summary>Whether there are tags too.</summary>
    public bool HasTags { get; init; }

    /// <summary>Whether comments have a time to live. None has one that has passed.</summary>
    public bool CommentsExpire { get; init; }

    /// <summary>The claim of a post to what is unique of it, if anything is.</summary>
    public Func<(string Id, string Title, string Content), string>? Claim { get; init; }

    /// <summary>What has to be named to get to this version from the one before.</summary>
    public string[] Destroy { get; init; } = [];

    /// <summary>Whether the version before is at work until all is applied.</summary>
    public bool IsAppliedFirst { get; init; }

    /// <summary>The indexes of posts, in the order of their names.</summary>
    public IEnumerable<string> Indexes => new[] { "AuthorIndex", "MonthIndex", "StatusIndex" }.Where(index => (AuthorIndex + _title + Content).Contains(index, StringComparison.Ordinal));

    /// <summary>Whether posts have a month.</summary>
    public bool IsDerived => Content.Contains("Derived(", StringComparison.Ordinal);

    public string Folder => _copy.Value.Folder;

    /// <summary>The application, once a command has built the project.</summary>
    public string Application => _copy.Value.FileIn("bin/Debug/net10.0/Blog.dll");

    public void Dispose()
    {
        if (_copy.IsValueCreated)
            _copy.Value.Dispose();
    }

    private BlogCopy Write()
    {
        var copy = new BlogCopy(more: "<PropertyGroup><OutputType>Exe</OutputType></PropertyGroup>");
        copy.Replace("Post.cs", PlainTable, Table);
        copy.Replace("Post.cs", PlainTitle, _title);
        copy.Replace("Post.cs", PlainContent, Content);
        if (AuthorShards is { } shards)
            copy.Replace("Post.cs", AuthorIndex, $"{AuthorIndex[..^1]}, Sharded({shards})]");
        if (CommentsExpire)
            copy.Replace("Comment.cs", PlainContent, PlainContent + " [TimeToLive] public DateTimeOffset? ExpiresAt { get; init; }");
        if (HasTags)
            copy.Write("Tag.cs", "using FauxSql.Modeling; namespace Blog; [Table] public sealed partial record Tag { [PartitionKey] public required string Name { get; init; } }");
        foreach (var change in Enumerable.Range(1, Changes))
        {
            copy.Write($"Change{change}.cs", $$"""
                using FauxSql;
                using FauxSql.Modeling;

                namespace Blog;

                [Change({{change}})]
                public sealed class Change{{change}} : ItemChange<Post>
                {
                    public override Post Apply(Post item) => item with { Title = item.Title + " ({{change}})" };
                }
                """);
        }

        copy.Write("Program.cs", """
            using Blog;
            using FauxSql;
            using FauxSql.Errors;
            using FauxSql.Http;

            // Nobody else writes titles and contents, so what is read is what was written, whatever happens to the table.
            var db = new BlogDb(DynamoEndpoint.At(args[0]));
            var input = Task.Run(Console.In.ReadToEnd);
            var own = new Queue<Post>();
            for (var number = 0; !input.IsCompleted; number++)
            {
                var id = $"P{1 + (number * 7 % 100):D5}";
                var text = $"{args[1]}.{number}";
                try
                {
                    switch (number % 4)
                    {
                        case 0:
                            var post = new Post { PostId = "W" + text, AuthorId = "writer", CreatedAt = DateTimeOffset.UnixEpoch, Title = "new " + text, Content = "of " + text };
                            await db.Posts.InsertAsync(post);
                            own.Enqueue(post);
                            Console.WriteLine($"insert\t{post.PostId}\t{post.Title}\t{post.Content}");
                            break;
                        case 1:
                            await db.Posts.Update(id).Set(p => p.Title, "title " + text).RunAsync();
                            Console.WriteLine($"title\t{id}\ttitle {text}");
                            Same("title " + text, (await db.Posts.GetAsync(id)).Title);
                            break;
                        case 2:
                            var read = await db.Posts.GetAsync(id);
                            await db.Posts.SaveAsync(read with { Content = "content " + text });
                            Console.WriteLine($"content\t{id}\tcontent {text}");
                            Same(read.Title, (await db.Posts.GetAsync(id)).Title);
                            break;
                        case 3 when own.Count > 5:
                            var gone = own.Dequeue();
                            await db.Posts.DeleteAsync(gone);
                            Console.WriteLine($"delete\t{gone.PostId}");
                            break;
                    }
                }
                catch (FauxSqlException refused) when (refused is WriteConflictException or ServiceErrorException { Code: "ResourceNotFoundException" })
                {
                    // Nothing was written: others wrote too, or the first unique value waits for the table of claims.
                    Console.WriteLine("refused");
                }

                await Task.Delay(5);
            }

            static void Same(string expected, string read)
            {
                if (read != expected)
                    throw new InvalidOperationException($"'{read}' was read, and '{expected}' was stored");
            }
            """);
        return copy;
    }
}
