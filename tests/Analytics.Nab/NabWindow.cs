namespace Analytics.Nab;

/// <summary>Rows of a labelled anomaly, both ends included.</summary>
internal readonly record struct NabWindow(int First, int Last)
{
    public int Length => Last - First + 1;
}
