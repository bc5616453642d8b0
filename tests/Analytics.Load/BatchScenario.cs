using System.CommandLine;

namespace Analytics.Load;

/// <summary><c>batch</c>: predictions in batches, and the same bodies against the endpoint that discards them.</summary>
internal static class BatchScenario
{
    private const int Templates = 8;

    public static Command Create()
    {
        var size = new Option<int>("--size") { Description = "Predictions a batch.", DefaultValueFactory = _ => 500 };
        var command = new Command("batch", "Predictions in batches.") { size };
        var target = new LoadTarget(command, defaultConnections: 6);
        command.SetAction((arguments, cancellationToken) => target.RunAsync(
            arguments,
            (service, run) => MeasureAsync(arguments.InvocationConfiguration.Output, service, run, arguments.GetValue(size), target.Time(arguments), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task MeasureAsync(
        TextWriter output, LoadedService service, LoadRun run, int size, TimeSpan time, CancellationToken cancellationToken)
    {
        var start = TimeProvider.System.GetUtcNow();
        var model = LoadTarget.NewModel(start);
        await service.PrepareAsync(model, cancellationToken);
        var predictions = new PredictionTemplates(model, start.AddSeconds(1), TimeSpan.FromSeconds(1));
        var bodies = Enumerable.Range(0, Templates).Select(_ => predictions.Batch(size)).ToList();
        var recorded = await run.RunAsync($"batches of {size}", Sets("/v1/predictions/batch"), time, long.MaxValue / 2, cancellationToken);
        await LoadTable.VerifyAsync(output, service, model, recorded, start.AddSeconds(-1), cancellationToken);
        var discarded = await run.RunAsync("the same, parsed and discarded", Sets("/v1/_baseline/predictions/batch"), time, long.MaxValue / 2, cancellationToken);
        await LoadTable.WriteAsync(output, recorded, discarded);

        List<RequestTemplate[]> Sets(string path) => bodies.ConvertAll(body => new[] { new RequestTemplate(service.Address, path, service.Key, body, size) });
    }
}
