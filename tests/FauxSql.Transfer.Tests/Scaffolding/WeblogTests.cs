using FauxSql.Schema;

namespace FauxSql.Transfer.Tests.Scaffolding;

/// <summary>A weblog: comments that answer comments, tags, names that C# or DynamoDB would not take.</summary>
public sealed class WeblogTests
{
    private const string Sql = """
        CREATE TABLE "blog posts" ("post id" INTEGER PRIMARY KEY, "class" TEXT, "2nd title" TEXT, "ToString" TEXT, "blog post" TEXT, price$ TEXT, "price€" TEXT);
        CREATE TABLE COMMENTS (COMMENT_ID TEXT NOT NULL PRIMARY KEY, POST_ID INTEGER NOT NULL REFERENCES "blog posts", PARENT_ID TEXT REFERENCES COMMENTS, BODY);
        CREATE TABLE tags (tag TEXT NOT NULL PRIMARY KEY);
        CREATE TABLE post_tags (post_id INTEGER NOT NULL REFERENCES "blog posts", tag TEXT NOT NULL REFERENCES tags, PRIMARY KEY (post_id, tag));
        INSERT INTO "blog posts" VALUES (1, 'a', 'b', 'c', 'd', 'e', 'f');
        INSERT INTO COMMENTS VALUES ('C1', 1, NULL, 'first'), ('C2', 1, 'C1', 42), ('', 1, NULL, NULL);
        """;

    private static readonly Scaffolded Weblog = Scaffolded.OfSql(Sql);

    [Fact]
    public void Names_become_names_of_CSharp() => Assert.Equal(
        ["PostId", "Class", "_2ndTitle", "ToStringValue", "BlogPostValue", "Price", "Price2"], Weblog["BlogPost"].Attributes.Select(attribute => attribute.Name));

    [Fact]
    public void Comments_that_answer_comments_are_followed_both_ways()
    {
        Assert.Equal(["Comments", "Parent", "Post"], Weblog["Comment"].Relations.Select(relation => relation.Property).Order(StringComparer.Ordinal));
        Assert.Equal(RelationPath.Index, Weblog["Comment"].Relations.Single(relation => relation.IsMany).Path);
        Assert.Equal(RelationPath.ForeignKey, Weblog["Comment"].Relations.Single(relation => relation.Property == "Parent").Path);
    }

    [Fact]
    public void Tags_are_reached_through_their_links() => Assert.Equal(RelationPath.Through, Weblog["BlogPost"].Relations.Single(relation => relation.Target == "Tag").Path);

    [Fact]
    public void An_empty_key_is_said() => Assert.Contains("empty in 1 row", Weblog.Decisions("COMMENTS.COMMENT_ID"), StringComparison.Ordinal);

    [Fact]
    public void A_column_without_a_type_has_that_of_its_values() => Assert.Equal("string?", Weblog["Comment"].Attributes.Single(attribute => attribute.Name == "Body").ClrType);

    [Fact]
    public void The_report_tells_every_decision()
    {
        var report = Transfer.Scaffolding.ScaffoldReport.Print(Weblog.Draft);
        Assert.All(Weblog.Draft.Decisions, decision => Assert.Contains(decision.Text, report, StringComparison.Ordinal));
        Assert.Contains("| blog posts | BlogPost | PostId |", report, StringComparison.Ordinal);
    }
}
