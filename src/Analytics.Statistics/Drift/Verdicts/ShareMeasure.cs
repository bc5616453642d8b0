namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>A distance of shares.</summary>
public enum ShareMeasure
{
    /// <summary>Population stability index, empty cells by Jeffreys' half count; 0.1 matters.</summary>
    PopulationStability,

    /// <summary>Jensen-Shannon distance in nats; 0.1 matters.</summary>
    JensenShannon,

    /// <summary>Hellinger distance; 0.1 matters.</summary>
    Hellinger,

    /// <summary>Kullback-Leibler divergence in nats, empty cells by Jeffreys' half count; 0.05 matters.</summary>
    KullbackLeibler,

    /// <summary>Half the sum of absolute differences; 0.1 matters.</summary>
    TotalVariation,

    /// <summary>Largest absolute difference; 0.05 matters.</summary>
    LInfinity,

    /// <summary>Cramér's V, not corrected; 0.1 matters.</summary>
    CramersV,
}
