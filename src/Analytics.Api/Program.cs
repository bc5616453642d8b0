using Analytics.Api;
using Analytics.Api.Access;
using Analytics.Api.Health;
using Analytics.Api.Http;
using Analytics.Api.OpenApi;
using Analytics.Api.Pages;
using Analytics.Api.Samples;
using Analytics.Api.Stores;
using Analytics.Api.Verbs;
using Carter;

if (VerbLine.Match(args))
    return await VerbLine.RunAsync(args);

var builder = WebApplication.CreateBuilder(args);
builder.AddHttp();
builder.AddStores();
builder.AddTelemetry();
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddAccess(builder.Configuration).AddHealth().AddReference().AddPages().AddSamples().AddModules();

var app = builder.Build();
app.UseSecureHeaders();
app.UseExceptionHandler();
app.UseStatusCodePages();
app.UseAssets();
app.UseStoreGate();
app.UseAccess();
app.UseAntiforgery();
app.UsePageAnswers();
app.UsePagePatience();
app.MapHealth();
app.MapReference();
app.MapCarter();
await app.RunAsync();
return 0;

/// <summary>The service; public for the tests that start it.</summary>
public partial class Program;
