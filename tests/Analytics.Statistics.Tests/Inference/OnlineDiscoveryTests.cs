using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Tests.Inference;

public sealed class OnlineDiscoveryTests
{
    /// <summary>The example of the R package onlineFDR.</summary>
    private static readonly double[] PValues =
    [
        2.90e-14, 0.00143, 0.06514, 0.00174, 0.00171, 3.61e-05, 0.79149, 0.27201, 0.28295, 7.59e-08, 0.69274, 0.30443, 0.000487, 0.72342, 0.54757,
    ];

    /// <summary>LORD(alpha = 0.05, version = "++", w0 = 0.025) of onlineFDR, as the tests of the Python package online-fdr quote it, to six places.</summary>
    [Fact]
    public void Bars_of_Lord_are_those_of_onlineFDR()
    {
        double[] bars =
        [
            0.001338, 0.001629, 0.003215, 0.001036, 0.000876, 0.000738, 0.003309, 0.001136, 0.000987, 0.000854, 0.003426, 0.001251, 0.0011, 0.003639, 0.001438,
        ];
        var sequence = new LordPlusPlus(0.05, 0.025);

        var decisions = PValues.Select(sequence.Test).ToArray();

        Assert.Equal(bars, decisions.Select(decision => Math.Round(decision.Level, 6)));
        Assert.Equal([0, 1, 5, 9, 12], Enumerable.Range(0, 15).Where(index => decisions[index].Rejected));
        Assert.Equal((15, 5), (sequence.Count, sequence.Rejections));
    }

    /// <summary>SAFFRON(alpha = 0.05, w0 = 0.025, lambda = 0.5), origin as above; w0 there is before the factor 1 − λ.</summary>
    [Fact]
    public void Bars_of_Saffron_are_those_of_onlineFDR()
    {
        double[] bars =
        [
            0.005469, 0.010937, 0.021875, 0.021875, 0.032812, 0.043749, 0.054686, 0.01804, 0.01804, 0.01804, 0.028977, 0.013037, 0.013037, 0.023975, 0.011445,
        ];
        var sequence = new Saffron(0.05, 0.5, 0.0125);

        var decisions = PValues.Select(sequence.Test).ToArray();

        Assert.Equal(bars, decisions.Select(decision => Math.Round(decision.Level, 6)));
        Assert.Equal([0, 1, 3, 4, 5, 9, 12], Enumerable.Range(0, 15).Where(index => decisions[index].Rejected));
    }

    [Fact]
    public void Discovery_rate_is_kept_at_the_end()
    {
        var (random, lord, saffron, power) = (new Random(8), 0.0, 0.0, new double[2]);

        for (var run = 0; run < 300; run++)
        {
            var (first, second) = (new LordPlusPlus(0.1), new Saffron(0.1));
            var (falseOnes, allOnes) = (new int[2], new int[2]);
            for (var index = 0; index < 400; index++)
            {
                var holds = random.NextDouble() < 0.7;
                var p = holds ? random.NextDouble() : Math.Pow(random.NextDouble(), 20);
                Tally(0, first.Test(p).Rejected);
                Tally(1, second.Test(p).Rejected);

                void Tally(int which, bool rejected)
                {
                    if (!rejected) return;
                    allOnes[which]++;
                    if (holds) falseOnes[which]++;
                }
            }

            lord += falseOnes[0] / (double)Math.Max(1, allOnes[0]) / 300;
            saffron += falseOnes[1] / (double)Math.Max(1, allOnes[1]) / 300;
            for (var which = 0; which < 2; which++) power[which] += (allOnes[which] - falseOnes[which]) / 120.0 / 300;
        }

        Assert.True(lord <= 0.1 && saffron <= 0.1, $"{lord} {saffron}");
        Assert.True(power[0] > 0.3 && power[1] > power[0], $"{power[0]} {power[1]}");
    }

    [Fact]
    public void A_restored_sequence_goes_on_as_if_it_had_not_stopped()
    {
        var (lord, saffron) = (new LordPlusPlus(0.2, 0.1), new Saffron(0.2, 0.3, 0.05));
        var (lordStopped, saffronStopped) = (new LordPlusPlus(0.2, 0.1), new Saffron(0.2, 0.3, 0.05));

        foreach (var p in PValues)
        {
            (lordStopped, saffronStopped) = (LordPlusPlus.FromBytes(lordStopped.ToBytes()), Saffron.FromBytes(saffronStopped.ToBytes()));
            Assert.Equal((lord.Test(p), saffron.Test(p)), (lordStopped.Test(p), saffronStopped.Test(p)));
        }
    }

    [Fact]
    public void Without_rejections_the_bars_add_up_to_less_than_the_initial_budget()
    {
        var (lord, saffron) = (new LordPlusPlus(), new Saffron());

        Assert.True(Enumerable.Range(0, 5000).Sum(_ => lord.Test(1).Level) < 0.005);
        Assert.True(Enumerable.Range(0, 5000).Sum(_ => saffron.Test(1).Level) < 0.0125);
    }

    [Fact]
    public void Bars_of_e_values_by_hand()
    {
        var sequence = new ELond(0.1);
        const double First = 0.1 * 0.4374901658;

        var decisions = new[] { 1 / First, 5, double.PositiveInfinity }.Select(sequence.Test).ToArray();

        double[] bars = [First, First * 2 * Math.Pow(2, -1.6), First * 2 * Math.Pow(3, -1.6)];
        Assert.All(bars.Zip(decisions), pair => Assert.Equal(pair.First, pair.Second.Level, 1e-15));
        Assert.Equal([true, false, true], decisions.Select(decision => decision.Rejected));
        Assert.Equal(ELond.FromBytes(sequence.ToBytes()).Test(2), sequence.Test(2));
        Assert.Equal((4, 2), (sequence.Count, sequence.Rejections));
    }

    [Fact]
    public void Discovery_rate_of_e_values_holds_where_all_depend_on_one_another()
    {
        var (random, share) = (new Random(12), 0.0);

        for (var run = 0; run < 3000; run++)
        {
            var (sequence, common, falseOnes) = (new ELond(0.1), Math.Exp(3 * Rows.Normal(random) - 4.5), 0);
            for (var index = 0; index < 40; index++)
            {
                var holds = index % 4 != 0;
                var rejected = sequence.Test(holds ? common : Math.Exp(3 * (Rows.Normal(random) + 3) - 4.5)).Rejected;
                falseOnes += holds && rejected ? 1 : 0;
            }

            share += falseOnes / (double)Math.Max(1, sequence.Rejections);
        }

        Assert.True(share / 3000 <= 0.1);
    }

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentOutOfRangeException>("error", () => new LordPlusPlus(0));
        Assert.Throws<ArgumentOutOfRangeException>("initial", () => new LordPlusPlus(0.05, 0.06));
        Assert.Throws<ArgumentOutOfRangeException>("candidateLevel", () => new Saffron(0.05, 1));
        Assert.Throws<ArgumentOutOfRangeException>("initial", () => new Saffron(0.05, 0.5, 0.03));
        Assert.Throws<ArgumentOutOfRangeException>("pValue", () => new LordPlusPlus().Test(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>("pValue", () => new Saffron().Test(2));
        Assert.Throws<ArgumentOutOfRangeException>("error", () => new ELond(1));
        Assert.Throws<ArgumentOutOfRangeException>("eValue", () => new ELond().Test(-1));
        Assert.Throws<ArgumentException>("state", () => LordPlusPlus.FromBytes(new Saffron().ToBytes()));
    }
}
