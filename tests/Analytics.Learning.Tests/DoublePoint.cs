namespace Analytics.Learning.Tests;

/// <summary>A row of a series in double precision.</summary>
internal sealed class DoublePoint
{
    public double Value { get; set; }
}
