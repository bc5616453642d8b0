namespace Analytics.Learning.Series;

/// <summary>A detector at work: one column of scores.</summary>
internal sealed class DetectorRun(int width, Action<double, double[]> judge, Func<SeriesPlan> save) : SeriesRun
{
    private readonly double[] scores = new double[width];

    public override SeriesPlan Saved => save();

    public override void Take(double value) => judge(value, scores);

    public override double[] Values(int column) => scores;
}
