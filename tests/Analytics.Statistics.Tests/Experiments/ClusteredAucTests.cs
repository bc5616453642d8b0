using Analytics.Statistics.Experiments;
using MathNet.Numerics.Distributions;

namespace Analytics.Statistics.Tests.Experiments;

public sealed class ClusteredAucTests
{
    private static readonly double[] Scores = [9, 7, 6, 3, 5, 4, 3, 2, 1];
    private static readonly bool[] Labels = [true, true, true, true, false, false, false, false, false];
    private static readonly long[] Alone = [1, 2, 3, 4, 5, 6, 7, 8, 9];

    [Fact]
    public void With_one_record_a_unit_the_variance_is_delongs()
    {
        var arm = ClusteredAuc.Arm(Scores, Labels, Alone);

        // Placements by hand: positives beat 5, 5, 5 and 2.5 of 5 negatives; the negatives are beaten by 3, 3, 3.5, 4 and 4 of 4.
        double[] positives = [1, 1, 1, 0.5], negatives = [0.75, 0.75, 0.875, 1, 1];
        Assert.Equal(9, arm.Units);
        Assert.Equal(0.875, arm.Mean, 1e-15);
        Assert.Equal(Variance(positives) / 4 + Variance(negatives) / 5, arm.ValueVariance, 1e-15);
    }

    [Fact]
    public void Clusters_of_several_records_have_the_variance_of_the_definition()
    {
        long[] units = [1, 1, 2, 2, 1, 3, 3, 4, 4];

        var arm = ClusteredAuc.Arm(Scores, Labels, units);

        // Obuchowski's sums, cluster by cluster: placements less what the area lets expect of as many records.
        double[] ofPositives = [2 - (2 * 0.875), 1.5 - (2 * 0.875), 0, 0], ofNegatives = [0.75 - 0.875, 0, 1.625 - (2 * 0.875), 2 - (2 * 0.875)];
        var s10 = 2.0 / (1 * 4) * ofPositives.Sum(one => one * one);
        var s01 = 3.0 / (2 * 5) * ofNegatives.Sum(one => one * one);
        var s11 = 4.0 / 3 * ofPositives.Zip(ofNegatives, (one, other) => one * other).Sum();
        Assert.Equal(4, arm.Units);
        Assert.Equal(s10 / 4 + s01 / 5 + 2 * s11 / (4 * 5), arm.ValueVariance, 1e-15);
    }

    [Fact]
    public void Records_that_only_repeat_their_unit_say_nothing_new()
    {
        var (once, thrice) = (ClusteredAuc.Arm(Scores, Labels, Alone), ClusteredAuc.Arm([.. Thrice(Scores)], [.. Thrice(Labels)], [.. Thrice(Alone)]));

        Assert.Equal(once.Mean, thrice.Mean, 1e-15);
        Assert.Equal(once.ValueVariance, thrice.ValueVariance, 1e-15);

        static IEnumerable<T> Thrice<T>(IEnumerable<T> values) => values.Concat(values).Concat(values);
    }

    [Fact]
    public void Intervals_of_clustered_records_cover_where_those_of_single_ones_do_not()
    {
        var random = new Random(11);
        var (covered, plainly, runs) = (0, 0, 1000);
        for (var run = 0; run < runs; run++)
        {
            var (scores, labels, units) = Drawn(random, units: 60, records: 12);
            var arm = ClusteredAuc.Arm(scores, labels, units);
            if (Math.Abs(arm.Mean - Area) <= 1.959964 * Math.Sqrt(arm.ValueVariance)) covered++;
            var plain = ClusteredAuc.Arm(scores, labels, [.. Enumerable.Range(0, scores.Length).Select(row => (long)row)]);
            if (Math.Abs(plain.Mean - Area) <= 1.959964 * Math.Sqrt(plain.ValueVariance)) plainly++;
        }

        Assert.InRange(covered / (double)runs, 0.92, 0.97);
        Assert.True(plainly < 0.9 * runs, $"{plainly}");
    }

    [Fact]
    public void What_has_no_area_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ClusteredAuc.Arm([1, 2], [true, true], [1, 2]));
        Assert.Throws<ArgumentException>(() => ClusteredAuc.Arm([1, double.NaN], [true, false], [1, 2]));
        Assert.Throws<ArgumentException>(() => ClusteredAuc.Arm([1], [true, false], [1, 2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => ClusteredAuc.Arm([1, 2, 3], [true, false, false], [1, 2, 3]));
        Assert.Throws<ArgumentException>(() => ClusteredAuc.Arm(JointMoments.Of([1, 2], [1, 2]), 2, 2));
        Assert.Throws<ArgumentNullException>(() => ClusteredAuc.Arm(null!, 2, 2));
    }

    // Units differ in level and share of positives: score = level + 1.2 of a positive + noise. The true area is that of two records drawn from the whole.
    private static double Area { get; } = TrueArea();

    private static (double[] Scores, bool[] Labels, long[] Units) Drawn(Random random, int units, int records)
    {
        var (scores, labels, owners) = (new List<double>(), new List<bool>(), new List<long>());
        for (var unit = 0; unit < units; unit++)
        {
            var level = Noise(random);
            for (var record = 0; record < records; record++)
            {
                var positive = random.NextDouble() < 0.4;
                scores.Add(level + (positive ? 1.2 : 0) + (0.6 * Noise(random)));
                labels.Add(positive);
                owners.Add(unit);
            }
        }

        return ([.. scores], [.. labels], [.. owners]);
    }

    // The difference of a positive and a negative of two units is normal with mean 1.2 and variance 2 (1 + 0.36).
    private static double TrueArea() => Normal.CDF(0, 1, 1.2 / Math.Sqrt(2 * 1.36));

    private static double Noise(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    private static double Variance(double[] values) => values.Sum(value => Math.Pow(value - values.Average(), 2)) / (values.Length - 1);
}
