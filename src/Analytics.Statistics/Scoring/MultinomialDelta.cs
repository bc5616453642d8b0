namespace Analytics.Statistics.Scoring;

/// <summary>
/// Variance of a figure of multinomial counts by the delta method: Σ nᵢ gᵢ² − (Σ nᵢ gᵢ)² / n, with gᵢ the slope of the figure in count i
/// (Agresti 2013, "Categorical data analysis", 3rd edition, section 16.1.4, p. 589).
/// </summary>
internal struct MultinomialDelta
{
    private double count;
    private double sum;
    private double squares;

    public readonly double Variance => Math.Max(0, squares - sum / count * sum);

    public void Add(double cell, double slope)
    {
        count += cell;
        sum += cell * slope;
        squares += cell * slope * slope;
    }
}
