using System.Text.Json.Serialization;
using FauxSql.Engine;
using FauxSql.Hosting;
using Scalar.AspNetCore;
using Shop;
using ShopApi.Customers;
using ShopApi.Http;
using ShopApi.Orders;
using ShopApi.Products;

namespace ShopApi;

/// <summary>The shop as a web API.</summary>
public static class ShopApp
{
    /// <summary>The application, not started yet.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="configure">What tests do otherwise, or <see langword="null"/>.</param>
    public static WebApplication Create(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddFauxSql<ShopDb>()
            .AddBackend("Embedded", context => EmbeddedDynamo.Open(context.DataFile))
            .AddBackend("InMemory", _ => EmbeddedDynamo.InMemory());
        builder.Services.AddHealthChecks().AddFauxSql<ShopDb>();
        builder.Services.AddProblemDetails().AddExceptionHandler<FauxSqlExceptionHandler>();
        builder.Services.AddValidation().AddOpenApi();
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, ShopJson.Default);
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
        });
        builder.Services.AddSingleton(TimeProvider.System).AddSingleton<OrderDesk>();
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseExceptionHandler(new ExceptionHandlerOptions { StatusCodeSelector = failure => failure is BadHttpRequestException bad ? bad.StatusCode : 500 }).UseStatusCodePages();
        app.MapOpenApi();
        app.MapScalarApiReference("/docs", page => page.WithTitle("Shop").DisableDefaultFonts().HideDeveloperTools().DisableAgent().DisableTelemetry());
        app.MapGet("/", () => Results.Redirect("/docs")).ExcludeFromDescription();
        app.MapHealthChecks("/health");
        app.MapProducts();
        app.MapCustomers();
        app.MapOrders();
        return app;
    }
}
