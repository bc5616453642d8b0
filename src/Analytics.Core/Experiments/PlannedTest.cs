using Analytics.Contracts.Experiments;
using Analytics.Statistics.Experiments.Power;

namespace Analytics.Core.Experiments;

/// <summary>
/// The test that a plan is made for: units, smallest effect and power of one comparison, counted in units of all variants. Looks on the way count as so many
/// units less, which is exact at the planned power.
/// </summary>
internal sealed record PlannedTest
{
    private const int Halvings = 100;

    public required PlanScale Scale { get; init; }
    public required bool IsShare { get; init; }
    public required double Mean { get; init; }

    /// <summary>Variance of one unit, after CUPED.</summary>
    public required double Variance { get; init; }
    public required double ControlWeight { get; init; }

    /// <summary>Weight of the smallest treatment.</summary>
    public required double TreatmentWeight { get; init; }
    public required double Power { get; init; }

    /// <summary>Two-sided error of this comparison.</summary>
    public required double Error { get; init; }

    /// <summary>How many times more units the planned looks may take.</summary>
    public required double Inflation { get; init; }

    /// <summary>Units of two equal arms that tell as much as a control and a treatment of these weights, by unit of all.</summary>
    private double Balance => 2 / (1 / ControlWeight + 1 / TreatmentWeight);

    /// <summary>The difference in standard deviations of one unit, by relative effect.</summary>
    private double Standardised => Math.Abs(Mean) / Math.Sqrt(Variance);

    private double TreatmentsPerControl => TreatmentWeight / ControlWeight;

    /// <summary>Units for a relative effect.</summary>
    public double UnitsFor(double effect) => Inflation * (Scale, IsShare) switch
    {
        (PlanScale.Relative, _) => RelativePower.SampleSize(Mean, Variance, effect, Power, Error) / Balance,
        (_, true) => ProportionPower.SampleSize(Mean, Mean * (1 + effect), Power, 1 / TreatmentsPerControl, Error) / TreatmentWeight,
        _ => StudentPower.SampleSize(effect * Standardised, Power, TreatmentsPerControl, Error) / ControlWeight,
    };

    /// <summary>Power for a relative effect.</summary>
    public double PowerOf(double effect, double units) => PowerAtOneLook(effect, units / Inflation);

    /// <summary>The smallest relative effect; null where so few units find none.</summary>
    public double? SmallestEffect(double units)
    {
        var counted = units / Inflation;
        return (Scale, IsShare) switch
        {
            (PlanScale.Relative, _) => RelativePower.MinimumEffect(Mean, Variance, counted * Balance, Power, Error),
            (_, true) => SmallestOfShare(counted),
            _ => HasDegrees(counted) ? StudentPower.MinimumEffect(counted * ControlWeight, Power, TreatmentsPerControl, Error) / Standardised : null,
        };
    }

    private double PowerAtOneLook(double effect, double units) => (Scale, IsShare) switch
    {
        (PlanScale.Relative, _) => RelativePower.Power(Mean, Variance, effect, units * Balance, Error),
        (_, true) => ProportionPower.Power(Mean, Mean * (1 + effect), units * TreatmentWeight, 1 / TreatmentsPerControl, Error),
        _ => HasDegrees(units) ? StudentPower.Power(effect * Standardised, units * ControlWeight, TreatmentsPerControl, Error) : Error,
    };

    private bool HasDegrees(double units) => units * (ControlWeight + TreatmentWeight) >= 3;

    /// <summary>Between no effect and a share of 1, where the power is greatest.</summary>
    private double? SmallestOfShare(double units)
    {
        var (low, high) = (0.0, (1 / Mean - 1) * (1 - 1e-9));
        if (PowerAtOneLook(high, units) < Power) return null;
        for (var at = 0; at < Halvings; at++)
        {
            var middle = (low + high) / 2;
            if (middle > 0 && PowerAtOneLook(middle, units) < Power) low = middle;
            else high = middle;
        }

        return high;
    }
}
