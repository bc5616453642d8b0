using Analytics.Statistics.Scoring;

namespace Analytics.Statistics.Tests.Scoring;

public sealed class MulticlassRocTests
{
    [Fact]
    public void The_mean_of_the_areas_against_the_rest()
    {
        double[][] scores = [[0.8, 0.3, 0.1, 0.4], [0.1, 0.5, 0.3, 0.4], [0.1, 0.2, 0.6, 0.2]];

        var figure = MulticlassRoc.Macro(scores, [0, 1, 2, 0]);

        // Class 0: both rows above the others; class 1: 0.5 above all; class 2: 0.6 above all.
        Assert.Equal((1, 4), (figure.Value, figure.Count));
        Assert.True(figure.Lower < 1);
    }

    [Fact]
    public void Two_mirrored_classes_have_the_area_and_nearly_the_interval_of_one()
    {
        var random = new Random(4);
        var labels = Enumerable.Range(0, 300).Select(row => row % 3 == 0 ? 1 : 0).ToArray();
        var scores = labels.Select(label => 0.5 + 0.1 * (Rows.Normal(random) + label)).ToArray();

        var figure = MulticlassRoc.Macro([[.. scores.Select(score => 1 - score)], scores], labels);

        var binary = BinaryScoring.RocAuc(LabelledRows.ByScore(scores, [.. labels.Select(label => label == 1)]));
        Assert.Equal(binary.Value, figure.Value, 1e-12);
        Assert.Equal(binary.Lower, figure.Lower, 0.005);
        Assert.Equal(binary.Upper, figure.Upper, 0.005);
    }

    [Fact]
    public void Intervals_cover_the_truth() => Coverage.Check(
        0.7602499389065233,
        random =>
        {
            // The score of a class is normal, and one higher on its own rows.
            var labels = Enumerable.Range(0, 150).Select(row => row % 3).ToArray();
            return MulticlassRoc.Macro([.. Enumerable.Range(0, 3).Select(one => labels.Select(label => Rows.Normal(random) + (label == one ? 1 : 0)).ToArray())], labels);
        },
        samples: 1000);

    [Fact]
    public void Bad_input_is_named()
    {
        Assert.Throws<ArgumentNullException>("scores", () => MulticlassRoc.Macro(null!, [0]));
        Assert.Throws<ArgumentException>("scores", () => MulticlassRoc.Macro([[1.0]], [0]));
        Assert.Throws<ArgumentException>("scores", () => MulticlassRoc.Macro([[1.0, 2], [1]], [0, 1]));
        Assert.Throws<ArgumentException>("scores", () => MulticlassRoc.Macro([[1.0, double.NaN], [1, 2]], [0, 1]));
        Assert.Throws<ArgumentException>("labels", () => MulticlassRoc.Macro([[1.0, 2], [1, 2]], [0, 2]));
        Assert.Throws<ArgumentException>("labels", () => MulticlassRoc.Macro([[1.0, 2], [1, 2]], [0, 0]));
    }
}
