using Analytics.Core.Measures;

namespace Analytics.Core.Performance;

/// <summary>A metric that is watched.</summary>
/// <param name="Name">Name of its measure.</param>
/// <param name="HigherIsBetter">Whether more is better.</param>
/// <param name="Matters">Change that matters, in the unit of the metric.</param>
/// <param name="MattersRelative">Change that matters as a share of the reference's figure; the larger of the two counts.</param>
/// <param name="Aggregate">How it is computed.</param>
internal sealed record TaskMetric(string Name, bool HigherIsBetter, double Matters, double MattersRelative, MeasureAggregate Aggregate)
{
    /// <summary>The change that matters against a reference.</summary>
    public double MattersAgainst(double reference) => Math.Max(Matters, MattersRelative * Math.Abs(reference));

    /// <summary>A change in the direction of worse is positive.</summary>
    public double Loss(double reference, double current) => HigherIsBetter ? reference - current : current - reference;
}
