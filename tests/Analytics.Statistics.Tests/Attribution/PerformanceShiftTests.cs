using Analytics.Statistics.Attribution;

namespace Analytics.Statistics.Tests.Attribution;

public sealed class PerformanceShiftTests
{
    [Fact]
    public void One_feature_by_hand()
    {
        // Right on 9 of 10 rows of level a and on 5 of 10 of level b; then a goes from a half of the rows to a tenth, and a loses a ninth of its rights.
        var feature = ShiftFeature.OfCategories("level", [.. Repeat("a", 10), .. Repeat("b", 10)], [.. Repeat("a", 10), .. Repeat("b", 90)]);
        double[] reference = [.. Scores(9, 10), .. Scores(5, 10)], current = [.. Scores(8, 10), .. Scores(45, 90)];

        var shift = PerformanceShift.Explain([feature], reference, current);

        // Reference 0.7, reweighted 0.54, present with old shares 0.65, present 0.53: the mix (0.16 + 0.12) / 2, the concept (0.05 + 0.01) / 2.
        Assert.Equal((0.7, 0.53), (Math.Round(shift.Reference, 12), Math.Round(shift.Current, 12)));
        Assert.Equal(("level", ShiftCause.Covariate), (shift.Contributions[0].Feature, shift.Contributions[0].Cause));
        Assert.Equal(-0.14, shift.Contributions[0].Points, 1e-12);
        Assert.Equal(-0.03, shift.Concept, 1e-12);
        Assert.Equal(shift.Change, shift.Covariate + shift.Concept, 1e-12);
    }

    [Theory]
    [InlineData(1.0, 0.0, 0.0, "shifted")]
    [InlineData(0.0, 1.0, 0.0, "other")]
    [InlineData(0.0, 0.0, 0.3, null)]
    public void The_planted_cause_is_ranked_first(double shift, double otherShift, double turned, string? cause)
    {
        var random = new Random(91);
        var (reference, current) = (Draw(8000, 0, 0, 0, random), Draw(8000, shift, otherShift, turned, random));

        var explained = PerformanceShift.Explain(Features(reference, current), reference.Scores, current.Scores);

        Assert.Equal(cause, explained.Contributions[0].Feature);
        Assert.Equal(explained.Change, explained.Contributions[0].Points, 0.25 * Math.Abs(explained.Change));
        Assert.Equal(explained.Change, explained.Contributions.Sum(part => part.Points), 1e-9);
        Assert.Equal(4, explained.Contributions.Count);
    }

    [Fact]
    public void Two_causes_are_both_found()
    {
        var random = new Random(92);
        var (reference, current) = (Draw(8000, 0, 0, 0, random), Draw(8000, 1, 0, 0.2, random));

        var explained = PerformanceShift.Explain(Features(reference, current), reference.Scores, current.Scores);

        Assert.Equal(["shifted", null], explained.Contributions.Take(2).Select(part => part.Feature).OrderBy(name => name is null));
        Assert.All(explained.Contributions.Skip(2), part => Assert.True(Math.Abs(part.Points) < 0.01));
    }

    [Fact]
    public void A_sample_against_itself_has_no_parts()
    {
        var sample = Draw(500, 0, 0, 0, new Random(93));

        var explained = PerformanceShift.Explain(Features(sample, sample), sample.Scores, sample.Scores);

        Assert.All(explained.Contributions, part => Assert.Equal(0, part.Points, 1e-12));
    }

    [Fact]
    public void Turned_about_the_parts_change_sign()
    {
        var random = new Random(94);
        var (one, other) = (Draw(1000, 0, 0, 0, random), Draw(800, 1, 0.5, 0.1, random));

        var (there, back) = (Explain(one, other), Explain(other, one));

        Assert.Equal(-there.Change, back.Change, 1e-12);
        Assert.Equal(-there.Concept, back.Concept, 1e-6);

        static ShiftAttribution Explain(Sample from, Sample to) => PerformanceShift.Explain(
            [.. Names.Select((name, feature) => ShiftFeature.OfCategories(name, Levels(from, feature), Levels(to, feature)))], from.Scores, to.Scores);
    }

    [Fact]
    public void Many_features_are_sampled()
    {
        var random = new Random(95);
        var (reference, current) = (Draw(1500, 0, 0, 0, random), Draw(1500, 1, 0, 0, random));
        var noise = Enumerable.Range(0, 8).Select(one => ShiftFeature.OfNumbers($"noise{one}", Noise(), Noise(), 4));

        var explained = PerformanceShift.Explain([.. Features(reference, current), .. noise], reference.Scores, current.Scores, seed: 1, orders: 8);

        Assert.Equal("shifted", explained.Contributions[0].Feature);
        Assert.Equal(explained.Change, explained.Contributions.Sum(part => part.Points), 1e-9);

        double[] Noise() => [.. Enumerable.Range(0, 1500).Select(_ => random.NextDouble())];
    }

    [Fact]
    public void Levels_of_one_sample_only_and_missing_values_are_taken()
    {
        var category = ShiftFeature.OfCategories("category", ["a", null, "b"], ["c", null, "a"]);
        var number = ShiftFeature.OfNumbers("number", [1, double.NaN, double.PositiveInfinity], [double.NaN, -5, 2], 2);

        var explained = PerformanceShift.Explain([category, number], [1, 0, 1], [0, 1, 0]);

        Assert.Equal(4, category.Levels);
        Assert.Equal(-1.0 / 3, explained.Change, 1e-12);
        Assert.Equal(explained.Change, explained.Contributions.Sum(part => part.Points), 1e-9);
    }

    [Fact]
    public void Samples_without_a_level_in_common_tell_nothing_of_the_concept()
    {
        var feature = ShiftFeature.OfCategories("era", ["old", "old"], ["new", "new"]);

        var explained = PerformanceShift.Explain([feature], [1, 1], [0, 0]);

        Assert.Equal((0, -1, -1), (explained.Concept, explained.Covariate, explained.Contributions[0].Outside));
    }

    /// <summary>The loss is low where the input is in the unit that the model knows, whatever share of the rows has another.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(0.4)]
    public void A_pure_fault_of_an_input_is_not_the_concept(double share)
    {
        var random = new Random(96);
        var (reference, current) = (Faulty(4000, 0, 0.1, random), Faulty(4000, share, 0.1, random));

        var explained = PerformanceShift.Explain(Inputs(reference, current), reference.Scores, current.Scores);

        Assert.Equal("x", explained.Contributions[0].Feature);
        Assert.Equal(0.4 * share, explained.Change, 0.03);
        Assert.Equal(explained.Change, explained.Contributions.Sum(part => part.Points), 1e-9);
        Assert.Equal(0, explained.Concept, 0.02);
        Assert.Equal(explained.Change, explained.Contributions[0].Points, 0.03);
    }

    [Fact]
    public void A_pure_change_of_the_concept_is_not_the_inputs()
    {
        var random = new Random(97);
        var (reference, current) = (Faulty(4000, 0, 0.1, random), Faulty(4000, 0, 0.4, random));

        var explained = PerformanceShift.Explain(Inputs(reference, current), reference.Scores, current.Scores);

        Assert.Equal(0.3, explained.Concept, 0.03);
        Assert.Equal(0, explained.Covariate, 0.02);
    }

    /// <summary>Both at once: what the rows covered lose is the concept, and only what those outside lose beyond it is the input's.</summary>
    [Fact]
    public void A_fault_of_an_input_does_not_hide_a_change_of_the_concept()
    {
        var random = new Random(98);
        var (reference, current) = (Faulty(6000, 0, 0.1, random), Faulty(6000, 0.4, 0.3, random));

        var explained = PerformanceShift.Explain(Inputs(reference, current), reference.Scores, current.Scores);

        Assert.Equal(0.2, explained.Concept, 0.03);
        Assert.Equal(0.4 * 0.2, explained.Contributions.Single(part => part.Feature == "x").Points, 0.03);
    }

    /// <summary>Two inputs; a share of the rows has x a hundredfold, and errs in half of the cases; the others err with a given chance.</summary>
    private static (double[] X, double[] Y, double[] Scores) Faulty(int rows, double share, double chance, Random random)
    {
        var (x, y, scores) = (new double[rows], new double[rows], new double[rows]);
        for (var row = 0; row < rows; row++)
        {
            var isFaulty = random.NextDouble() < share;
            (x[row], y[row]) = ((1 + random.NextDouble()) * (isFaulty ? 100 : 1), random.NextDouble());
            scores[row] = random.NextDouble() < (isFaulty ? 0.5 : chance) ? 1 : 0;
        }

        return (x, y, scores);
    }

    private static ShiftFeature[] Inputs((double[] X, double[] Y, double[] Scores) reference, (double[] X, double[] Y, double[] Scores) current) =>
        [ShiftFeature.OfNumbers("x", reference.X, current.X, 20), ShiftFeature.OfNumbers("y", reference.Y, current.Y, 20)];

    [Fact]
    public void Bad_input_is_named()
    {
        var feature = ShiftFeature.OfCategories("level", ["a"], ["b"]);

        Assert.Throws<ArgumentException>("features", () => PerformanceShift.Explain([], [1], [1]));
        Assert.Throws<ArgumentException>("features", () => PerformanceShift.Explain([feature], [1, 2], [1]));
        Assert.Throws<ArgumentException>("reference", () => PerformanceShift.Explain([feature], [], [1]));
        Assert.Throws<ArgumentException>("current", () => PerformanceShift.Explain([feature], [1], [double.NaN]));
        Assert.Throws<ArgumentOutOfRangeException>("orders", () => PerformanceShift.Explain([feature], [1], [1], 0, 1));
        Assert.Throws<ArgumentOutOfRangeException>("bins", () => ShiftFeature.OfNumbers("n", [1], [1], 1));
        Assert.Throws<ArgumentNullException>("name", () => ShiftFeature.OfCategories(null!, ["a"], ["b"]));
    }

    private static readonly string[] Names = ["shifted", "other", "idle"];

    private static ShiftFeature[] Features(Sample reference, Sample current) =>
        [.. Names.Select((name, feature) => ShiftFeature.OfNumbers(name, reference.Inputs[feature], current.Inputs[feature], 20))];

    private static string[] Levels(Sample sample, int feature) => [.. sample.Inputs[feature].Select(value => $"{Math.Round(value)}")];

    private static IEnumerable<string> Repeat(string level, int count) => Enumerable.Repeat(level, count);

    private static IEnumerable<double> Scores(int right, int rows) => Enumerable.Range(0, rows).Select(row => row < right ? 1.0 : 0);

    /// <summary>Rows are harder the higher the first two inputs; a share of the right ones is turned wrong.</summary>
    private static Sample Draw(int rows, double shift, double otherShift, double turned, Random random)
    {
        double[][] inputs = [Normals(shift), Normals(otherShift), Normals(0)];
        return new(inputs, [.. Enumerable.Range(0, rows).Select(row =>
            random.NextDouble() < (1 - turned) / (1 + Math.Exp(inputs[0][row] + 0.8 * inputs[1][row] - 1.5)) ? 1.0 : 0)]);

        double[] Normals(double mean) => [.. Enumerable.Range(0, rows).Select(_ => mean + Rows.Normal(random))];
    }

    private sealed record Sample(double[][] Inputs, double[] Scores);
}
