namespace Analytics.Statistics.Attribution;

/// <summary>One part of a change in performance.</summary>
/// <param name="Feature">Name of the feature; null for concept shift.</param>
/// <param name="Cause">What the part comes from.</param>
/// <param name="Points">The part, in the unit of the figure; of the sign of the change that it makes.</param>
/// <param name="StandardError">Standard error from sampling orders of the features, not from the rows; 0 where all orders were taken.</param>
public sealed record ShiftContribution(string? Feature, ShiftCause Cause, double Points, double StandardError)
{
    /// <summary>Of the points, those of rows whose value the reference does not cover; 0 where these are few.</summary>
    public double Outside { get; init; }
}
