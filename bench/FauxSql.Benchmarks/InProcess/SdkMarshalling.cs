using System.Text;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Amazon.DynamoDBv2.DataModel;
using Amazon.DynamoDBv2.DocumentModel;
using Amazon.DynamoDBv2.Model;
using Amazon.DynamoDBv2.Model.Internal.MarshallTransformations;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using FauxSql.Benchmarks.Model;

namespace FauxSql.Benchmarks.InProcess;

/// <summary>
/// The rival of the codecs: what DynamoDBContext and the SDK's marshallers do between an object and the body of a request. Nothing of the
/// SDK's pipeline (signing, retries, HTTP) is in it.
/// </summary>
internal sealed class SdkMarshalling : IDisposable
{
    private readonly AmazonDynamoDBClient _client;
    private readonly DynamoDBContext _context;

    public SdkMarshalling()
    {
        _client = new AmazonDynamoDBClient(new BasicAWSCredentials("none", "none"), new AmazonDynamoDBConfig { ServiceURL = "http://127.0.0.1:1" });
        _context = new DynamoDBContextBuilder().WithDynamoDBClient(() => _client).Build();
    }

    public Dictionary<string, AttributeValue> ToMap(SdkInvoice invoice) => _context.ToDocument(invoice).ToAttributeMap();

    public SdkInvoice FromMap(Dictionary<string, AttributeValue> map) => _context.FromDocument<SdkInvoice>(Document.FromAttributeMap(map));

    /// <summary>The request as the marshaller leaves it, its body complete. Disposed of as the SDK does behind a call.</summary>
    public IRequest ToRequest(SdkInvoice invoice) =>
        PutItemRequestMarshaller.Instance.Marshall(new PutItemRequest { TableName = "Invoice", Item = ToMap(invoice) });

    /// <summary>The body of a GetItem's answer that holds an invoice as the SDK stores it.</summary>
    public byte[] AnswerOf(SdkInvoice invoice)
    {
        using var request = (IDisposable)ToRequest(invoice);
        using var body = JsonDocument.Parse(((IRequest)request).ContentStream);
        return Encoding.UTF8.GetBytes($$"""{"Item":{{body.RootElement.GetProperty("Item").GetRawText()}}}""");
    }

    public SdkInvoice FromResponse(byte[] body)
    {
        using var context = new JsonUnmarshallerContext(new MemoryStream(body), maintainResponseBody: false, responseData: null, isException: false);
        var response = (GetItemResponse)GetItemResponseUnmarshaller.Instance.Unmarshall(context);
        return FromMap(response.Item);
    }

    public void Dispose()
    {
        _context.Dispose();
        _client.Dispose();
    }
}
