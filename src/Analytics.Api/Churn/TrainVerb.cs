using System.CommandLine;
using Analytics.Api.Replay;

namespace Analytics.Api.Churn;

/// <summary><c>train churn</c>: learns from a CSV who leaves. Needs no service.</summary>
internal static class TrainVerb
{
    public static Command Create(TimeProvider clock)
    {
        var csv = new Option<FileInfo>("--csv") { Description = "CSV with a header, plain or gzipped: a row a person, in order of time.", Required = true };
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
        var churn = new Command("churn", "Learns who leaves, compares with the version in force, and keeps what is better.") { csv, test, label, ignored, segments, name, models, licence, worth, cost, success };
        churn.SetAction(async (arguments, cancellationToken) =>
        {
            try
            {
                var run = new ChurnRun
                {
                    Train = arguments.GetValue(csv)!,
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
            catch (Exception fault) when (fault is ReplayException or ModelFolderException or ArgumentException)
            {
                await arguments.InvocationConfiguration.Error.WriteLineAsync(fault.Message);
                return 1;
            }
        });
        return new Command("train", "Trains a model.") { churn };
    }
}
