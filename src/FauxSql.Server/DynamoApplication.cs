using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Abstractions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FauxSql.Server;

/// <summary>What Kestrel calls for every request. A connection keeps its context from one request to the next.</summary>
internal sealed class DynamoApplication(DynamoHandler handler) : IHttpApplication<DefaultHttpContext>
{
    public DefaultHttpContext CreateContext(IFeatureCollection contextFeatures)
    {
        var connection = contextFeatures as IHostContextContainer<DefaultHttpContext>;
        if (connection?.HostContext is not { } context)
        {
            context = new DefaultHttpContext(contextFeatures);
            connection?.HostContext = context;
        }
        else
        {
            context.Initialize(contextFeatures);
        }

        return context;
    }

    public Task ProcessRequestAsync(DefaultHttpContext context) => handler.HandleAsync(context);

    public void DisposeContext(DefaultHttpContext context, Exception? exception) => context.Uninitialize();
}
