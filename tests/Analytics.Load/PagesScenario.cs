using System.CommandLine;
using System.Globalization;

namespace Analytics.Load;

/// <summary><c>pages</c>: fills the store with thirty days of predictions, labels and product events, then times every page over them all.</summary>
internal static class PagesScenario
{
    private const int Templates = 40;
    private const int Size = 1_000;
    private const int Labels = 100;
    private const int Again = 20;
    private static readonly TimeSpan Span = TimeSpan.FromDays(30);

    public static Command Create()
    {
        var count = new Option<long>("--records") { Description = "Records to store.", DefaultValueFactory = _ => 10_000_000 };
        var command = new Command("pages", "Fills the store, then times the pages.") { count };
        var target = new LoadTarget(command, defaultConnections: 4);
        command.SetAction((arguments, cancellationToken) => target.RunAsync(
            arguments,
            (service, run) => MeasureAsync(arguments.InvocationConfiguration.Output, service, run, arguments.GetValue(count), cancellationToken),
            cancellationToken));
        return command;
    }

    private static async Task MeasureAsync(TextWriter output, LoadedService service, LoadRun run, long records, CancellationToken cancellationToken)
    {
        var end = TimeProvider.System.GetUtcNow();
        var model = LoadTarget.NewModel(end);
        await service.PrepareAsync(model, cancellationToken);
        var (predictions, events) = (new PredictionTemplates(model, end, Span), new EventTemplates(model, end, Span));
        var sets = Enumerable.Range(0, Templates).Select(_ => Set()).ToList();
        var filled = await run.RunAsync("fill", sets, TimeSpan.FromDays(1), records * Size / (Size + Labels + Size), cancellationToken);
        var all = filled.Acknowledged + (filled.Acknowledged / Size * Labels) + filled.Acknowledged;
        await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"{all:N0} records, {filled.Acknowledged:N0} of them predictions and as many events."));
        await output.WriteLineAsync("| page | from the store ms | as people see it: first ms | p95 ms |");
        await output.WriteLineAsync("|---|---:|---:|---:|");
        foreach (var path in Pages(model))
        {
            var first = await service.TimePageAsync(path, fromStore: false, cancellationToken);
            var stored = await service.TimePageAsync(path, fromStore: true, cancellationToken);
            var times = new List<TimeSpan>();
            for (var call = 0; call < Again; call++) times.Add(await service.TimePageAsync(path, fromStore: false, cancellationToken));
            times.Sort();
            await output.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"| {path.Replace(model, "…", StringComparison.Ordinal)} | {stored.TotalMilliseconds:0} | {first.TotalMilliseconds:0} | {times[(int)(Again * 0.95) - 1].TotalMilliseconds:0} |"));
        }

        RequestTemplate[] Set() =>
        [
            new RequestTemplate(service.Address, "/v1/predictions/batch", service.Key, predictions.Batch(Size), Size),
            new RequestTemplate(service.Address, "/v1/feedback/batch", service.Key, predictions.Labels(Labels), Labels),
            new RequestTemplate(service.Address, "/v1/events/batch", service.Key, events.Batch(Size), Size),
        ];
    }

    private static IEnumerable<string> Pages(string model) =>
    [
        "/", $"/v1/models/{model}/scorecard", $"/v1/models/{model}/performance", $"/v1/models/{model}/drift", $"/v1/models/{model}/explain", $"/v1/models/{model}/safety",
        "/v1/experiments", "/v1/business", "/v1/engagement", "/v1/quality", "/v1/system", "/v1/alerts", "/v1/reports",
    ];
}
