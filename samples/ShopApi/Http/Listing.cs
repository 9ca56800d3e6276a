using FauxSql.Tables;
using Microsoft.AspNetCore.Http.Extensions;

namespace ShopApi.Http;

/// <summary>A page of a list.</summary>
/// <param name="Items">The items.</param>
/// <param name="Next">The address of the next page, or <see langword="null"/> on the last one; the header Link has it too.</param>
internal sealed record Listing<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>The page with its links: the same request with another cursor. https://www.rfc-editor.org/rfc/rfc8288</summary>
    public static Listing<T> Of(Page<T> page, HttpContext http)
    {
        var next = page.Next is null ? null : AddressWith(page.Next, http.Request);
        if (next is not null)
            http.Response.Headers.Append("Link", $"<{next}>; rel=\"next\"");
        if (http.Request.Query.ContainsKey("cursor"))
            http.Response.Headers.Append("Link", $"<{AddressWith(null, http.Request)}>; rel=\"first\"");
        return new Listing<T>(page.Items, next);
    }

    private static string AddressWith(string? cursor, HttpRequest request)
    {
        var query = request.Query.Where(one => one.Key != "cursor").SelectMany(one => one.Value, (one, value) => KeyValuePair.Create(one.Key, value ?? ""));
        var address = new QueryBuilder(cursor is null ? query : query.Append(KeyValuePair.Create("cursor", cursor)));
        return UriHelper.BuildRelative(request.PathBase, request.Path, address.ToQueryString());
    }
}
