namespace Analytics.Learning.Series;

/// <summary>A step at work on one series: it takes in a value a row, and tells what to write.</summary>
internal abstract class SeriesRun
{
    /// <summary>The plan of a step that goes on from here.</summary>
    public abstract SeriesPlan Saved { get; }

    /// <summary>Takes in the next value; NaN is a missing one.</summary>
    public abstract void Take(double value);

    /// <summary>What to write into a column of the step, by its place among them. Not to be changed or kept.</summary>
    public abstract double[] Values(int column);
}
