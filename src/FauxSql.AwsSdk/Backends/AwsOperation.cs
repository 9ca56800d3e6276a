using System.Collections.Frozen;
using System.Reflection;
using Amazon.DynamoDBv2;
using Amazon.Runtime;

namespace FauxSql.AwsSdk.Backends;

/// <summary>An operation of the SDK's client, found by the operation's name.</summary>
internal abstract class AwsOperation
{
    private const string Suffix = "Async";

    private static readonly FrozenDictionary<string, AwsOperation> All = typeof(IAmazonDynamoDB).GetMethods()
        .Where(IsOperation)
        .ToFrozenDictionary(method => method.Name[..^Suffix.Length], Of);

    public abstract Type RequestType { get; }

    public static AwsOperation? Find(string name) => All.GetValueOrDefault(name);

    public abstract Task<AmazonWebServiceResponse> SendAsync(IAmazonDynamoDB client, object request, CancellationToken cancellationToken);

    // GetItemAsync(GetItemRequest, CancellationToken): the overloads that spell the parameters out are left aside.
    private static bool IsOperation(MethodInfo method) =>
        method.Name.EndsWith(Suffix, StringComparison.Ordinal)
        && method.GetParameters() is [var request, var cancellation]
        && request.ParameterType.IsSubclassOf(typeof(AmazonWebServiceRequest))
        && cancellation.ParameterType == typeof(CancellationToken);

    private static AwsOperation Of(MethodInfo method)
    {
        var request = method.GetParameters()[0].ParameterType;
        var response = method.ReturnType.GetGenericArguments()[0];
        return (AwsOperation)Activator.CreateInstance(typeof(Typed<,>).MakeGenericType(request, response), method)!;
    }

    private sealed class Typed<TRequest, TResponse>(MethodInfo method) : AwsOperation
        where TResponse : AmazonWebServiceResponse
    {
        private readonly Func<IAmazonDynamoDB, TRequest, CancellationToken, Task<TResponse>> _send =
            method.CreateDelegate<Func<IAmazonDynamoDB, TRequest, CancellationToken, Task<TResponse>>>();

        public override Type RequestType => typeof(TRequest);

        public override async Task<AmazonWebServiceResponse> SendAsync(IAmazonDynamoDB client, object request, CancellationToken cancellationToken) =>
            await _send(client, (TRequest)request, cancellationToken).ConfigureAwait(false);
    }
}
