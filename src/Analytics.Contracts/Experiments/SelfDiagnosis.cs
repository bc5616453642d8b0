namespace Analytics.Contracts.Experiments;

/// <summary>What the analysis says of itself.</summary>
public sealed record SelfDiagnosis
{
    /// <summary>A/A tests on the same units and metric, dealt anew by so many seeds.</summary>
    public int AaTests { get; init; }

    /// <summary>Share of them with p below α: about α where the analysis is sound.</summary>
    public double? AaFalsePositiveRate { get; init; }

    /// <summary>True: that share is too far from α to be chance.</summary>
    public bool AaSuspicious { get; init; }

    /// <summary>The effect without the three units with the largest values.</summary>
    public EffectFigures? WithoutHeaviest { get; init; }

    /// <summary>True: without them significance or direction would be another.</summary>
    public bool HeaviestDecide { get; init; }

    /// <summary>Share of the units that saw several variants; they are left out.</summary>
    public double CrossedShare { get; init; }

    /// <summary>Whether labels arrive alike in all variants: one a metric of labels that the verdict uses, the primary one and the guardrails.</summary>
    public IReadOnlyList<LabelFigures> Labels { get; init; } = [];

    /// <summary>Of the first of them: share of the predictions whose label arrived, by variant.</summary>
    public IReadOnlyDictionary<string, double> LabelCompleteness { get; init; } = new Dictionary<string, double>();

    /// <summary>True: the labels of some of them arrive unevenly between the variants.</summary>
    public bool LabelsUneven { get; init; }
}
