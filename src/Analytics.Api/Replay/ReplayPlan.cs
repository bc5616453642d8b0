using Analytics.Contracts.Models;

namespace Analytics.Api.Replay;

/// <summary>What to replay, and what its columns mean.</summary>
public sealed record ReplayPlan
{
    /// <summary>Name of the model.</summary>
    public required string Model { get; init; }

    /// <summary>Version of the model.</summary>
    public string Version { get; init; } = "1";

    /// <summary>What the model predicts; null: told by the output and the labels.</summary>
    public ModelTask? Task { get; init; }

    /// <summary>The data; several files stand side by side.</summary>
    public required IReadOnlyList<FileInfo> Csv { get; init; }

    /// <summary>Column of the truth.</summary>
    public required string Label { get; init; }

    /// <summary>File of the truth, where it is another one.</summary>
    public FileInfo? Labels { get; init; }

    /// <summary>Column of <see cref="Labels"/> that holds the values of <see cref="Id"/>.</summary>
    public string? LabelId { get; init; }

    /// <summary>Column of the time of prediction; null: rows are spread evenly over <see cref="Days"/>.</summary>
    public string? Time { get; init; }

    /// <summary>Time of the last row; all others move with it.</summary>
    public DateTimeOffset? Last { get; init; }

    public double Days { get; init; } = 1;

    /// <summary>Column of the probability of the positive class.</summary>
    public string? Score { get; init; }

    /// <summary>Column of the predicted class.</summary>
    public string? Prediction { get; init; }

    /// <summary>Column of the predicted quantity.</summary>
    public string? Value { get; init; }

    /// <summary>True: the data has no answers, and each row is scored by naive Bayes over its numeric columns, learnt from the rows before it.</summary>
    public bool Learn { get; init; }

    /// <summary>Column that names the row; null: its number.</summary>
    public string? Id { get; init; }

    public string? Subject { get; init; }

    /// <summary>The label of the positive class; null: one of 1, true, yes.</summary>
    public string? Positive { get; init; }

    /// <summary>Score at and above which the answer is positive.</summary>
    public double? Threshold { get; init; }

    /// <summary>Columns that are not features.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>Most predictions a second; null: as fast as the service takes them.</summary>
    public double? Rate { get; init; }
}
