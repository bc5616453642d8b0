using System.CommandLine;
using Analytics.Contracts.Models;

namespace Analytics.Api.Replay;

/// <summary>The command line of a replay.</summary>
internal sealed class ReplayOptions
{
    private readonly Option<string> model = new("--model") { Description = "Name of the model.", Required = true };
    private readonly Option<string> version = new("--version") { Description = "Version of the model.", DefaultValueFactory = _ => "1" };
    private readonly Option<ModelTask?> task = new("--task") { Description = "binary, multiclass or regression. Default: told by the data." };
    private readonly Option<FileInfo[]> csv = new("--csv") { Description = "The data, .csv or .csv.gz; several files stand side by side.", Required = true };
    private readonly Option<string> label = new("--label") { Description = "Column of the truth.", Required = true };
    private readonly Option<FileInfo?> labels = new("--labels") { Description = "File of the truth, where it is another one." };
    private readonly Option<string?> labelId = new("--label-id") { Description = "Column of --labels that holds the values of --id." };
    private readonly Option<string?> time = new("--time") { Description = "Column of the time. Default: rows are spread evenly over --days." };
    private readonly Option<DateTimeOffset?> last = new("--last") { Description = "Time of the last row; the others move with it. Default: as in --time, or today 00:00 UTC." };
    private readonly Option<double> days = new("--days") { Description = "Length of the history when there is no --time.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> score = new("--score") { Description = "Column of the probability of the positive class." };
    private readonly Option<string?> prediction = new("--prediction") { Description = "Column of the predicted class." };
    private readonly Option<string?> value = new("--value") { Description = "Column of the predicted quantity." };
    private readonly Option<bool> learn = new("--learn") { Description = "The data has no answers: score each row by naive Bayes over its numeric columns, learnt from the rows before it." };
    private readonly Option<string?> id = new("--id") { Description = "Column that names the row. Default: its number." };
    private readonly Option<string?> subject = new("--subject") { Description = "Column of the person." };
    private readonly Option<string?> positive = new("--positive") { Description = "Label of the positive class. Default: 1, true or yes." };
    private readonly Option<double?> threshold = new("--threshold") { Description = "Score from which on the answer is positive. Default: 0.5." };
    private readonly Option<string[]> ignore = new("--ignore") { Description = "Columns that are not features.", AllowMultipleArgumentsPerToken = true };
    private readonly Option<double?> rate = new("--rate") { Description = "Most predictions a second." };

    public void AddTo(Command command)
    {
        Option[] all = [model, version, task, csv, label, labels, labelId, time, last, days, score, prediction, value, learn, id, subject, positive, threshold, ignore, rate];
        foreach (var option in all) command.Options.Add(option);
    }

    public ReplayPlan Read(ParseResult arguments) => new()
    {
        Model = arguments.GetRequiredValue(model),
        Version = arguments.GetRequiredValue(version),
        Task = arguments.GetValue(task),
        Csv = arguments.GetRequiredValue(csv),
        Label = arguments.GetRequiredValue(label),
        Labels = arguments.GetValue(labels),
        LabelId = arguments.GetValue(labelId),
        Time = arguments.GetValue(time),
        Last = arguments.GetValue(last),
        Days = arguments.GetValue(days),
        Score = arguments.GetValue(score),
        Prediction = arguments.GetValue(prediction),
        Value = arguments.GetValue(value),
        Learn = arguments.GetValue(learn),
        Id = arguments.GetValue(id),
        Subject = arguments.GetValue(subject),
        Positive = arguments.GetValue(positive),
        Threshold = arguments.GetValue(threshold),
        Ignore = arguments.GetValue(ignore) ?? [],
        Rate = arguments.GetValue(rate),
    };
}
