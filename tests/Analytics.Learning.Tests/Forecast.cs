namespace Analytics.Learning.Tests;

/// <summary>What a forecaster says at a row.</summary>
internal sealed class Forecast
{
    public float[] Values { get; set; } = [];

    public float[] Lower { get; set; } = [];

    public float[] Upper { get; set; } = [];
}
