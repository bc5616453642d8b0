namespace Analytics.Learning.Tests;

/// <summary>A row of a series.</summary>
internal sealed class Point
{
    public float Value { get; set; }
}
