namespace Analytics.Contracts.Monitoring;

/// <summary>
/// Whether some predictions get a label more readily than others, by what the model answered. Where they do, the realised figures speak of the labelled
/// ones only, and the corrected figures of all: each labelled prediction stands for those that were answered alike.
/// </summary>
/// <param name="Strata">Groups of alike answers compared.</param>
/// <param name="Lowest">Labelled share of the group with the fewest labels.</param>
/// <param name="Highest">Labelled share of the group with the most.</param>
/// <param name="PValue">Probability of such differences were labels to arrive alike (chi-square).</param>
/// <param name="Selective">Whether the differences are beyond chance, at a thousandth, and more than a tenth.</param>
public sealed record LabelSelection(int Strata, double Lowest, double Highest, double PValue, bool Selective);
