using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

// What no client can do without: the runtime, HTTP, a hash and JSON. Gets one item without a model and without a signature that means anything, prints its name, and stays until its input ends.
using var client = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false, ActivityHeadersPropagator = null });
var body = Encoding.UTF8.GetBytes($$"""{"TableName":"Products","Key":{"CategoryId":{"S":"{{args[1]}}"},"ProductId":{"S":"{{args[2]}}"} } }""");
using var request = new HttpRequestMessage(HttpMethod.Post, args[0]) { Content = new ByteArrayContent(body) };
var date = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
var hash = Convert.ToHexStringLower(SHA256.HashData(body));
request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/x-amz-json-1.0");
request.Headers.TryAddWithoutValidation("X-Amz-Target", "DynamoDB_20120810.GetItem");
request.Headers.TryAddWithoutValidation("X-Amz-Date", date);
request.Headers.TryAddWithoutValidation("Authorization", $"AWS4-HMAC-SHA256 Credential=local/{date[..8]}/local/dynamodb/aws4_request, SignedHeaders=host;x-amz-date;x-amz-target, Signature={hash}");
using var answer = await client.SendAsync(request, CancellationToken.None);
using var json = JsonDocument.Parse(await answer.Content.ReadAsStreamAsync());
Console.WriteLine(json.RootElement.GetProperty("Item").GetProperty("Name").GetProperty("S").GetString());
Console.OpenStandardInput().ReadByte();
