namespace Analytics.Learning.Series;

/// <summary>State of a saved step in one pass over the data.</summary>
internal sealed class SavedRun
{
    private SeriesRun? run;

    /// <summary>The step after it took in the value of the row.</summary>
    public SeriesRun After(SavedCell cell)
    {
        run ??= SeriesPlan.Parse(Convert.FromBase64String(cell.Plan.ToString())).Start();
        run.Take(cell.Value);
        return run;
    }
}
