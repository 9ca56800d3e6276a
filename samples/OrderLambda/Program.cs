using System.Runtime.InteropServices;
using FauxSql.Http;
using OrderLambda;
using OrderLambda.Runtime;
using Shop;

// Everything that is made here is made once, while the function starts, and used by all invocations after.
using var stopping = new CancellationTokenSource();
using var termination = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stopping.Cancel();
});
using var runtime = LambdaRuntime.FromEnvironment();
return await runtime.RunAsync(
    () =>
    {
        var function = new OrderFunction(new ShopDb(DynamoEndpoint.Aws()));
        return function.HandleAsync;
    },
    stopping.Token);
