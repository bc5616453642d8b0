using System.Globalization;
using Analytics.Contracts.Models;

namespace Analytics.Api.Replay;

/// <summary>The data of a replay after a first look: which column is what, of which type, and when the rows happened.</summary>
internal sealed class ReplayTable
{
    private static readonly string[] UsualPositives = ["1", "true", "yes"];
    private readonly ReplayPlan plan;
    private readonly ColumnProfile labels = new();
    private readonly int label;
    private readonly int time;
    private DateTimeOffset latest = DateTimeOffset.MinValue;

    /// <exception cref="ReplayException">The data doesn't suit the plan.</exception>
    public ReplayTable(ReplayPlan plan)
    {
        this.plan = plan;
        Source = new CsvSource(plan.Csv);
        Output = OutputColumn();
        Id = Find("--id", plan.Id);
        Subject = Find("--subject", plan.Subject);
        time = Find("--time", plan.Time);
        LabelsById = plan.Labels is null ? null : ReadLabels(plan.Labels);
        label = plan.Labels is null ? Source.Column("--label", plan.Label) : -1;
        Features = Look();
        Task = plan.Task ?? (plan.Value is not null ? ModelTask.Regression : plan.Score is not null || plan.Learn || labels.IsTwoValued ? ModelTask.Binary : ModelTask.Multiclass);
        CheckTask();
        Positives = plan.Positive is { } positive ? [positive] : UsualPositives;
    }

    public CsvSource Source { get; }

    /// <summary>Position of the score, prediction or value column; -1 where answers are learnt.</summary>
    public int Output { get; }

    /// <summary>Position of the id column; -1 without one.</summary>
    public int Id { get; }

    /// <summary>Position of the subject column; -1 without one.</summary>
    public int Subject { get; }

    public int Count { get; private set; }

    public ModelTask Task { get; }

    public IReadOnlyList<string> Positives { get; }

    /// <summary>Positions and definitions of the features.</summary>
    public IReadOnlyList<(int Column, FeatureDefinition Definition)> Features { get; }

    private Dictionary<string, string>? LabelsById { get; }

    /// <summary>The truth of a row; empty where it is not known.</summary>
    public string LabelOf(string[] row) =>
        LabelsById is null ? row[label] : LabelsById.GetValueOrDefault(row[Id], "");

    /// <summary>When a row happened. Without a time column the rows lie evenly before <paramref name="last"/>.</summary>
    public DateTimeOffset TimeOf(string[] row, int number, DateTimeOffset last)
    {
        if (time < 0) return last - (TimeSpan.FromDays(plan.Days) * (Count - number) / Count);
        return ParseTime(row[time], number) + (plan.Last - latest ?? TimeSpan.Zero);
    }

    public ModelVersion Version() => new()
    {
        Model = plan.Model,
        Version = plan.Version,
        Task = Task,
        Threshold = plan.Threshold,
        Classes = Task == ModelTask.Multiclass ? [.. labels.Values] : null,
        Features = [.. Features.Select(feature => feature.Definition)],
        Card = new ModelCard { TrainingData = $"Unknown; replayed from {Source.Name}." },
    };

    private int OutputColumn() => (plan.Score, plan.Prediction, plan.Value) switch
    {
        (null, null, null) when plan.Learn => -1,
        _ when plan.Learn => throw new ReplayException("--learn makes the answers itself: leave --score, --prediction and --value out."),
        ({ } score, null, null) => Source.Column("--score", score),
        (null, { } prediction, null) => Source.Column("--prediction", prediction),
        (null, null, { } value) => Source.Column("--value", value),
        _ => throw new ReplayException("Name the column of the model's answer by one of --score (probability), --prediction (class) and --value (quantity), or have answers made by --learn."),
    };

    private int Find(string option, string? name) => name is null ? -1 : Source.Column(option, name);

    private Dictionary<string, string> ReadLabels(FileInfo file)
    {
        if (plan.Id is null || plan.LabelId is null) throw new ReplayException("--labels needs --id and --label-id, which join the two files.");
        var source = new CsvSource([file]);
        int key = source.Column("--label-id", plan.LabelId), value = source.Column("--label", plan.Label);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in source.Rows()) found[row[key]] = row[value];
        return found;
    }

    private List<(int Column, FeatureDefinition Definition)> Look()
    {
        var ignored = plan.Ignore.Select(name => Source.Column("--ignore", name)).Concat([Output, Id, Subject, time]).ToHashSet();
        var columns = Enumerable.Range(0, Source.Header.Count)
            .Where(column => !ignored.Contains(column) && Source.Header[column] != plan.Label)
            .DistinctBy(column => Source.Header[column]).ToList();
        var profiles = columns.ConvertAll(_ => new ColumnProfile());
        foreach (var row in Source.Rows())
        {
            Count++;
            for (var index = 0; index < columns.Count; index++) profiles[index].Observe(row[columns[index]]);
            labels.Observe(LabelOf(row));
            if (time >= 0 && ParseTime(row[time], Count) is var at && at > latest) latest = at;
        }

        if (Count == 0) throw new ReplayException($"{Source.Name} has a header but no rows.");
        return [.. columns.Zip(profiles, (column, profile) => (column, profile.Define(Source.Header[column])))];
    }

    private void CheckTask()
    {
        var suits = Task switch
        {
            ModelTask.Binary => plan.Value is null,
            ModelTask.Multiclass => plan.Prediction is not null,
            ModelTask.Regression => plan.Value is not null,
            _ => throw new ReplayException("A ranking can't be replayed from a CSV file."),
        };
        if (!suits) throw new ReplayException($"The task {Task} needs another column of answers: --score or --prediction for binary, --prediction for multiclass, --value for regression.");
        if (Task == ModelTask.Binary && !labels.IsTwoValued) throw new ReplayException($"Column '{plan.Label}' of --label has more than two values; a binary task has two.");
    }

    private DateTimeOffset ParseTime(string text, int number) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at)
            ? at
            : throw new ReplayException($"Column '{plan.Time}' of --time holds no time in row {number}.");
}
