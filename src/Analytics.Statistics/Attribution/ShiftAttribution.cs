namespace Analytics.Statistics.Attribution;

/// <summary>A change in performance and its parts, which add up to it.</summary>
/// <param name="Reference">The figure on the reference.</param>
/// <param name="Current">The figure now.</param>
/// <param name="Contributions">One part for each feature and one for concept shift, the largest in size first.</param>
public sealed record ShiftAttribution(double Reference, double Current, IReadOnlyList<ShiftContribution> Contributions)
{
    /// <summary>Current less reference.</summary>
    public double Change => Current - Reference;

    /// <summary>The part that comes from concept shift.</summary>
    public double Concept => Contributions.Where(part => part.Cause == ShiftCause.Concept).Sum(part => part.Points);

    /// <summary>The part that comes from all covariate shifts together.</summary>
    public double Covariate => Contributions.Where(part => part.Cause == ShiftCause.Covariate).Sum(part => part.Points);
}
