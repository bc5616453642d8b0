using System.CommandLine;

namespace Analytics.Load;

/// <summary><c>single</c>: one prediction a request, and the same bodies against the endpoint that discards them.</summary>
internal static class SingleScenario
{
    private const int Templates = 500;

    public static Command Create()
    {
        var command = new Command("single", "One prediction a request.");
        var target = new LoadTarget(command, defaultConnections: 64);
        command.SetAction((arguments, cancellationToken) => target.RunAsync(
            arguments,
            (service, run) => MeasureAsync(arguments.InvocationConfiguration.Output, service, run, target.Time(arguments), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task MeasureAsync(TextWriter output, LoadedService service, LoadRun run, TimeSpan time, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetUtcNow();
        var model = LoadTarget.NewModel(start);
        await service.PrepareAsync(model, cancellationToken);
        var predictions = new PredictionTemplates(model, start.AddSeconds(1), TimeSpan.FromSeconds(1));
        var bodies = Enumerable.Range(0, Templates).Select(_ => predictions.Single()).ToList();
        var recorded = await run.RunAsync("single posts", Sets("/v1/predictions"), time, long.MaxValue / 2, cancellationToken);
        await LoadTable.VerifyAsync(output, service, model, recorded, start.AddSeconds(-1), cancellationToken);
        var discarded = await run.RunAsync("the same, parsed and discarded", Sets("/v1/_baseline/predictions/batch"), time, long.MaxValue / 2, cancellationToken);
        await LoadTable.WriteAsync(output, recorded, discarded);

        List<RequestTemplate[]> Sets(string path) => bodies.ConvertAll(body => new[] { new RequestTemplate(service.Address, path, service.Key, body, 1) });
    }
}
