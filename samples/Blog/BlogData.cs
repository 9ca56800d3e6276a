using System.Globalization;

namespace Blog;

/// <summary>The same blog every time. At scale 1: 100 posts by 10 authors, with 4 comments each.</summary>
public static class BlogData
{
    private const int PostsPerScale = 100;
    private const int CommentsPerPost = 4;

    private static readonly DateTimeOffset Opening = new(2026, 1, 1, 9, 0, 0, TimeSpan.Zero);
    private static readonly string[] Authors = ["alice", "bruno", "carla", "daniel", "elena", "farid", "grace", "hiro", "ines", "jonas"];
    private static readonly string[] Subjects = ["Sourdough", "Night trains", "Houseplants", "Chess openings", "Old radios", "Open water", "Type design"];
    private static readonly string[] Angles = ["for beginners", "on a budget", "what I got wrong", "after ten years", "in winter"];
    private static readonly string[] Replies = ["I tried this, and it works.", "What about the cost?", "Thank you, saved for later.", "Please write a second part."];

    /// <summary>Each post followed by its comments.</summary>
    public static IEnumerable<object> Generate(int scale)
    {
        for (var number = 0; number < scale * PostsPerScale; number++)
        {
            var post = PostOf(number);
            yield return post;
            for (var comment = 1; comment <= CommentsPerPost; comment++)
                yield return CommentOf(post, number, comment);
        }
    }

    private static Post PostOf(int number)
    {
        var title = $"{Pick(Subjects, number)} {Pick(Angles, number / Subjects.Length)}";
        return new Post
        {
            PostId = "P" + (number + 1).ToString("D5", CultureInfo.InvariantCulture),
            AuthorId = Pick(Authors, number * 3),
            CreatedAt = Opening.AddHours(number * 7),
            Title = title,
            Content = $"{title}: everything that I would have liked to read before I began, and some of what I still do not know.",
        };
    }

    private static Comment CommentOf(Post post, int number, int comment) => new()
    {
        PostId = post.PostId,
        CommentId = comment.ToString("D4", CultureInfo.InvariantCulture),
        AuthorId = Pick(Authors, number + comment),
        CreatedAt = post.CreatedAt.AddMinutes(20 * comment),
        Content = Pick(Replies, number + comment),
    };

    private static T Pick<T>(T[] from, int position) => from[position % from.Length];
}
