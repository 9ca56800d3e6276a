using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ShopApi.Http;

/// <summary>
/// An entity's version as an ETag. What is shown with an entity, such as an order's items, has versions of its own: the ETag is for changing the entity, not for
/// caching the page. https://www.rfc-editor.org/rfc/rfc9110#name-if-match
/// </summary>
internal static class EntityTag
{
    public static void Set(HttpContext http, long version) => http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version}\"");

    /// <summary>The version that If-Match names; otherwise what is to be answered.</summary>
    public static bool TryRead(string? ifMatch, out long version, [NotNullWhen(false)] out ProblemHttpResult? problem)
    {
        version = 0;
        problem = null;
        if (ifMatch is null or "*")
        {
            problem = Problems.Of(
                StatusCodes.Status428PreconditionRequired, "version-required", "Say which version is to be changed", "Read the resource, and send its ETag in the header If-Match.");
        }
        else if (!EntityTagHeaderValue.TryParse(ifMatch, out var tag) || tag.IsWeak || !long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out version))
        {
            problem = Problems.Of(
                StatusCodes.Status412PreconditionFailed, "version-conflict", "The resource has another version", $"{ifMatch} is no ETag of this resource. Read it again, repeat the change, and send its ETag in If-Match.");
        }

        return problem is null;
    }
}
