namespace Analytics.Statistics.Tests.Streaming;

/// <summary>Made streams, equal for equal seeds.</summary>
internal static class Streams
{
    public static double[] Bits(int seed, params (int Count, double Rate)[] parts)
    {
        var random = new Random(seed);
        return [.. parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(_ => random.NextDouble() < part.Rate ? 1.0 : 0))];
    }

    public static double[] Normals(int seed, params (int Count, double Mean)[] parts)
    {
        var random = new Random(seed);
        return [.. parts.SelectMany(part => Enumerable.Range(0, part.Count).Select(_ => part.Mean + Rows.Normal(random)))];
    }
}
