namespace OrderLambda.Http;

/// <summary>What went wrong, in the form of https://www.rfc-editor.org/rfc/rfc9457.</summary>
/// <param name="Title">What kind of problem it is.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What to do.</param>
internal sealed record Problem(string Title, int Status, string Detail);
