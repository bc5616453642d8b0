namespace Analytics.Statistics.Experiments;

/// <summary>The two arms of an experiment among units that were alike before it, such as those of one country.</summary>
/// <param name="Control">The control arm; null where the stratum has none of its units.</param>
/// <param name="Treatment">The treatment arm; null where the stratum has none of its units.</param>
public sealed record Stratum(Arm? Control, Arm? Treatment)
{
    /// <summary>Units of both arms.</summary>
    public long Units => (Control?.Units ?? 0) + (Treatment?.Units ?? 0);

    /// <summary>Whether both arms have a variance of their own.</summary>
    internal bool Stands => Control is { Units: >= 2 } && Treatment is { Units: >= 2 };

    /// <summary>Both strata as one.</summary>
    internal Stratum Merge(Stratum other) => new(Merge(Control, other.Control), Merge(Treatment, other.Treatment));

    private static Arm? Merge(Arm? first, Arm? second)
    {
        if (first is not { } a) return second;
        if (second is not { } b) return first;

        var units = a.Units + b.Units;
        var share = (double)b.Units / units;
        var delta = b.Mean - a.Mean;
        var squares = a.Variance * (a.Units - 1) + b.Variance * (b.Units - 1) + delta * delta * (a.Units * share);
        return new(units, a.Mean + delta * share, squares / (units - 1));
    }
}
