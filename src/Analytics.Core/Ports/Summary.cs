namespace Analytics.Core.Ports;

/// <summary>A mergeable summary that a store computes by itself. Missing values are left out, but for <see cref="CountOf"/> and <see cref="CategoriesOf"/>.</summary>
public abstract record Summary
{
    private Summary()
    {
    }

    /// <summary>Records: <see cref="SummaryValue.Count"/>.</summary>
    public sealed record CountOf : Summary;

    /// <summary>Different subjects, those without one left out: <see cref="SummaryValue.Count"/>. Not of metrics.</summary>
    public sealed record SubjectsOf : Summary;

    /// <summary>Moments of a number field: <see cref="SummaryValue.Moments"/>.</summary>
    public sealed record MomentsOf(Field Field) : Summary;

    /// <summary>Quantile sketch of a number field: <see cref="SummaryValue.Sketch"/>.</summary>
    public sealed record SketchOf(Field Field) : Summary;

    /// <summary>
    /// Counts of a number field between ascending edges (at least two): <see cref="SummaryValue.Histogram"/> holds one count below the first edge,
    /// one for each [edge, next), the last of which includes its upper edge, and one above: edges + 1 counts.
    /// </summary>
    public sealed record HistogramOf(Field Field, IReadOnlyList<double> Edges) : Summary;

    /// <summary>Counts by value of a text field, missing as null, the most frequent <paramref name="Top"/>: <see cref="SummaryValue.Categories"/>.</summary>
    public sealed record CategoriesOf(Field Field, int Top = 100) : Summary;

    /// <summary>
    /// Source Labels, binary: counts by score and label, <see cref="SummaryValue.Scores"/>, score ascending. Exact while the query meets at most
    /// 100,000 labelled predictions; above that scores are rounded to multiples of 2⁻¹⁶ (2⁻¹⁰ where there are more than 50 groups).
    /// </summary>
    public sealed record ScoresOf : Summary;

    /// <summary>
    /// Source Predictions, binary: counts by score and answer, <see cref="SummaryValue.PredictedScores"/>, score ascending. Exact or rounded as
    /// <see cref="ScoresOf"/>.
    /// </summary>
    public sealed record PredictedScoresOf : Summary;

    /// <summary>Source Labels, binary and multiclass: counts by actual and predicted class, <see cref="SummaryValue.Confusion"/>.</summary>
    public sealed record ConfusionOf : Summary;
}
