using Analytics.Contracts.Reporting;

namespace Analytics.Contracts.Models;

/// <summary>What is known of a model in the folder <c>models/NAME/VERSION</c>: its <c>card.json</c>.</summary>
public sealed record ArtefactCard
{
    /// <summary>Name of the model.</summary>
    public required string Name { get; init; }

    /// <summary>Version, ascending from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Learner that did best.</summary>
    public required string Learner { get; init; }

    /// <summary>SHA-256 of <c>model.zip</c>, in hexadecimal: another file is not loaded.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What it learnt from: file or store, and the window where there is one.</summary>
    public required string Data { get; init; }

    /// <summary>Licence of that data; absent: not stated.</summary>
    public string? DataLicence { get; init; }

    /// <summary>Rows that it learnt from.</summary>
    public required int Rows { get; init; }

    /// <summary>Share of them that left.</summary>
    public required double LeftShare { get; init; }

    /// <summary>Columns that it reads.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Rows that it was judged by and did not learn from.</summary>
    public required int TestRows { get; init; }

    /// <summary>Figures on those rows: auc, brier, logLoss, calibrationError.</summary>
    public required IReadOnlyDictionary<string, Figure> Metrics { get; init; }

    /// <summary>Log-loss of each learner on the later rows, where the best was chosen.</summary>
    public required IReadOnlyDictionary<string, Figure> Candidates { get; init; }

    /// <summary>What the area under the ROC curve loses without each column.</summary>
    public required IReadOnlyDictionary<string, double> Importance { get; init; }

    /// <summary>Share called out and area under the ROC curve for each value of a segment, as "international_plan=yes".</summary>
    public IReadOnlyDictionary<string, SegmentCard> Segments { get; init; } = new Dictionary<string, SegmentCard>();

    /// <summary>Probability from which an offer is worth its cost.</summary>
    public required double Threshold { get; init; }

    /// <summary>How the threshold comes about.</summary>
    public required string ThresholdReason { get; init; }

    /// <summary>What it is for, and what not.</summary>
    public required string IntendedUse { get; init; }

    /// <summary>When it was trained.</summary>
    public required DateTimeOffset TrainedAt { get; init; }
}
