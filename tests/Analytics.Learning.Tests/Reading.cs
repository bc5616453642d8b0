namespace Analytics.Learning.Tests;

/// <summary>What a detector says of a row.</summary>
internal sealed class Reading
{
    public double[] Prediction { get; set; } = [];
}
