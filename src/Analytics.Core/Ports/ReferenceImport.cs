namespace Analytics.Core.Ports;

/// <summary>A file of rows that windows of a model are compared with, such as its training data.</summary>
public sealed record ReferenceImport
{
    public required string Model { get; init; }

    /// <summary>Name of the data set; rows of that name are replaced.</summary>
    public required string DataSet { get; init; }

    /// <summary>Path of the file.</summary>
    public required string Path { get; init; }

    /// <summary>True for Parquet, false for CSV with a header.</summary>
    public required bool IsParquet { get; init; }

    /// <summary>Where each feature that the file holds is stored, by column name.</summary>
    public required IReadOnlyDictionary<string, Field> Features { get; init; }

    /// <summary>Column of the score of the positive class; null: none.</summary>
    public string? Score { get; init; }

    /// <summary>Column of the predicted quantity; null: none.</summary>
    public string? Value { get; init; }

    /// <summary>Column of the predicted class; null: from the score by the threshold.</summary>
    public string? Predicted { get; init; }

    /// <summary>Column of the truth; null: none.</summary>
    public string? Label { get; init; }

    /// <summary>Name of the positive class, where the task is binary.</summary>
    public string? Positive { get; init; }

    /// <summary>Name of the negative class, where the task is binary.</summary>
    public string? Negative { get; init; }

    /// <summary>Score at and above which the answer is positive.</summary>
    public double Threshold { get; init; } = 0.5;

    /// <summary>Columns that become segments.</summary>
    public IReadOnlyList<string> Segments { get; init; } = [];

    /// <summary>Whether a text may be stored as it is; null: any may. A file with another text is refused.</summary>
    public Func<string, bool>? IsClean { get; init; }
}
