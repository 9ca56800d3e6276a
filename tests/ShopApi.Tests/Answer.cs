using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace ShopApi.Tests;

/// <summary>What the API answered.</summary>
public sealed record Answer(int Status, HttpResponseHeaders Headers, string? MediaType, string Text)
{
    public JsonNode Json => JsonNode.Parse(Text)!;

    public string? ETag => Headers.ETag?.Tag;

    /// <summary>The address of a link, as the header Link has it.</summary>
    public string? Link(string relation) => Headers.TryGetValues("Link", out var links)
        ? links.SelectMany(link => link.Split(", ")).Where(link => link.EndsWith($"; rel=\"{relation}\"", StringComparison.Ordinal)).Select(link => link[1..link.IndexOf('>', StringComparison.Ordinal)]).SingleOrDefault()
        : null;

    /// <summary>A problem, which has a status, a type and something to read.</summary>
    public JsonNode Problem(int status, string type)
    {
        Assert.Equal((status, "application/problem+json"), (Status, MediaType));
        Assert.Equal((status, "urn:shop:problem:" + type), (Json["status"]!.GetValue<int>(), Json["type"]!.GetValue<string>()));
        Assert.NotEmpty(Json["title"]!.GetValue<string>());
        Assert.NotEmpty(Json["detail"]!.GetValue<string>());
        return Json;
    }

    public static async Task<Answer> ReadAsync(HttpResponseMessage response) => new(
        (int)response.StatusCode, response.Headers, response.Content.Headers.ContentType?.MediaType, await response.Content.ReadAsStringAsync());
}
