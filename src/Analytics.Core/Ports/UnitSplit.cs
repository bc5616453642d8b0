namespace Analytics.Core.Ports;

/// <summary>How units are told apart besides their variant.</summary>
public abstract record UnitSplit
{
    private UnitSplit()
    {
    }

    /// <summary>By a segment of the first exposure.</summary>
    public sealed record BySegment(string Key) : UnitSplit;

    /// <summary>By the variant of another experiment of the same unit, first exposed in [From, To); others are left out.</summary>
    public sealed record ByExperiment(string Experiment, DateTime From, DateTime To) : UnitSplit;

    /// <summary>
    /// By so many seeds: within each, units are dealt at random to 0 and 1 in place of their variant, as an experiment without any effect would. Of at most so
    /// many units, chosen by hash.
    /// </summary>
    public sealed record BySeed(int Seeds, int MostUnits) : UnitSplit;
}
