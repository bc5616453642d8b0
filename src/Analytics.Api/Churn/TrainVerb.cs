using System.CommandLine;
using System.Globalization;
using Analytics.Api.Replay;
using Analytics.Api.Verbs;

namespace Analytics.Api.Churn;

/// <summary><c>train churn</c>: learns who leaves, from a CSV or from the subscribers of a service.</summary>
internal static class TrainVerb
{
    public static Command Create(TimeProvider clock)
    {
        var csv = new Option<FileInfo?>("--csv") { Description = "CSV with a header, plain or gzipped: a row a person, in order of time. Absent: the subscribers of the service." };
        var url = new Option<string>("--url") { Description = "Address of the service, where there is no CSV.", DefaultValueFactory = _ => "http://localhost:5080" };
        var key = new Option<string?>("--key") { Description = "Access key of the service (query:read)." };
        var currency = new Option<string?>("--currency") { Description = "Currency of the subscriptions; absent: that with the most money." };
        var test = new Option<FileInfo?>("--test") { Description = "CSV that the model is judged by. Absent: the last fifth of the rows, which it then does not learn from." };
        var label = new Option<string>("--label") { Description = "Column that says who left: 1, true or yes.", DefaultValueFactory = _ => "churn" };
        var ignored = new Option<string[]>("--ignore") { Description = "Column that is no feature, as an id. May be given several times.", DefaultValueFactory = _ => [] };
        var segments = new Option<string[]>("--segment") { Description = "Text column by whose values the model's treatment is compared. May be given several times.", DefaultValueFactory = _ => [] };
        var name = new Option<string>("--name") { Description = "Name of the model.", DefaultValueFactory = _ => "churn" };
        var models = new Option<string>("--models") { Description = "Folder that takes the model.", DefaultValueFactory = _ => "models" };
        var licence = new Option<string?>("--licence") { Description = "Licence of the data, for the card." };
        var worth = new Option<double>("--worth") { Description = "What one who stays is worth.", DefaultValueFactory = _ => 100 };
        var cost = new Option<double>("--cost") { Description = "What an offer costs.", DefaultValueFactory = _ => 10 };
        var success = new Option<double>("--success") { Description = "Share of leavers who stay for an offer, above 0 and at most 1.", DefaultValueFactory = _ => 0.3 };
        var churn = new Command("churn", "Learns who leaves, compares with the version in force, and keeps what is better.") { csv, url, key, currency, test, label, ignored, segments, name, models, licence, worth, cost, success };
        churn.SetAction(async (arguments, cancellationToken) =>
        {
            FileInfo? fetched = null;
            try
            {
                var run = new ChurnRun
                {
                    Train = arguments.GetValue(csv) ?? (fetched = await FetchAsync(arguments.GetValue(url)!, arguments.GetValue(key), arguments.GetValue(currency), clock.GetUtcNow(), cancellationToken)),
                    Test = arguments.GetValue(test),
                    Label = arguments.GetValue(label)!,
                    Ignored = arguments.GetValue(ignored)!,
                    Segments = arguments.GetValue(segments)!,
                    Name = arguments.GetValue(name)!,
                    Licence = arguments.GetValue(licence),
                    Worth = arguments.GetValue(worth),
                    Cost = arguments.GetValue(cost),
                    Success = arguments.GetValue(success),
                };
                foreach (var line in run.Run(new ModelFolder(arguments.GetValue(models)!), clock.GetUtcNow()))
                    await arguments.InvocationConfiguration.Output.WriteLineAsync(line.AsMemory(), cancellationToken);
                return 0;
            }
            catch (Exception fault) when (fault is ReplayException or ModelFolderException or ArgumentException or HttpRequestException)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
            finally
            {
                fetched?.Directory!.Delete(recursive: true);
            }
        });
        return new Command("train", "Trains a model.") { churn };
    }

    /// <summary>What the service knows of its subscribers, as a file that goes when it is learnt from.</summary>
    private static async Task<FileInfo> FetchAsync(string url, string? key, string? currency, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(key)) throw new ReplayException("Give a CSV by --csv, or the access key of a service by --key.");
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address)) throw new ReplayException("--url must be an address such as http://localhost:5080.");
        using var service = ServiceOptions.Connect(address, key);
        using var answer = await service.GetAsync(new Uri($"/v1/churn/rows?currency={Uri.EscapeDataString(currency ?? "")}", UriKind.Relative), cancellationToken);
        if (!answer.IsSuccessStatusCode) throw new ReplayException($"{address} answers {(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync(cancellationToken)}");
        var file = new FileInfo(Path.Combine(Directory.CreateTempSubdirectory("analytics-churn-").FullName, string.Create(CultureInfo.InvariantCulture, $"subscribers as of {now:yyyy-MM-dd}")));
        await using (var content = file.Create()) await answer.Content.CopyToAsync(content, cancellationToken);
        return file;
    }
}
