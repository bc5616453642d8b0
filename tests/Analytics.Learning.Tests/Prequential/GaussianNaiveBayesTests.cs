using System.Globalization;
using System.IO.Compression;
using Analytics.Learning.Prequential;

namespace Analytics.Learning.Tests.Prequential;

public sealed class GaussianNaiveBayesTests
{
    /// <summary>The errors were computed elsewhere (origin: drift_streams/SOURCE.txt beside the statistics' tests).</summary>
    [Fact]
    public void Errors_on_a_whole_stream_are_those_of_the_reference()
    {
        var learner = new GaussianNaiveBayes(3);

        var errors = Lines("sea_abrupt.csv.gz").Select(line =>
        {
            double[] numbers = [.. line.Split(',').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
            var positive = numbers[3] == 1;
            var wrong = (learner.Score(numbers.AsSpan(0, 3)) > 0.5) != positive;
            learner.Learn(numbers.AsSpan(0, 3), positive);
            return wrong ? "1" : "0";
        }).ToList();

        Assert.Equal(Lines("sea_abrupt_errors.csv.gz"), errors);
    }

    [Fact]
    public void A_score_by_hand()
    {
        var learner = new GaussianNaiveBayes(1);
        foreach (var (x, positive) in new[] { (0.0, false), (2.0, false), (4.0, true), (6.0, true) }) learner.Learn([x], positive);

        // Equal priors, variances of 1, means of 1 and 5: the odds at x are e^(4 (x - 3)).
        Assert.Equal(1 / (1 + Math.Exp(-4)), learner.Score([4.0]), 8);
        Assert.Equal(4, learner.Count);
    }

    [Fact]
    public void A_tie_is_negative()
    {
        var learner = new GaussianNaiveBayes(1);

        Assert.True(learner.Score([1.0]) < 0.5);
        learner.Learn([1.0], positive: false);
        Assert.Equal(0, learner.Score([1.0]));
        learner.Learn([1.0], positive: true);
        Assert.True(learner.Score([1.0]) < 0.5);
    }

    [Fact]
    public void A_missing_number_says_nothing()
    {
        var (whole, holed) = (new GaussianNaiveBayes(1), new GaussianNaiveBayes(2));
        foreach (var (x, positive) in new[] { (0.0, false), (2.0, false), (4.0, true), (7.0, true) })
        {
            whole.Learn([x], positive);
            holed.Learn([x, double.NaN], positive);
        }

        Assert.Equal(whole.Score([3.0]), holed.Score([3.0, 9.0]), 12);
        Assert.Equal(0.5, holed.Score([double.NaN, double.NaN]), 12);
    }

    [Fact]
    public void A_row_of_another_length_is_refused()
    {
        var learner = new GaussianNaiveBayes(2);

        Assert.Throws<ArgumentException>(() => learner.Score([1.0]));
        Assert.Throws<ArgumentException>(() => learner.Learn([1.0], positive: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GaussianNaiveBayes(0));
    }

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Data", file)), CompressionMode.Decompress));
        reader.ReadLine();
        while (reader.ReadLine() is { } line) yield return line;
    }
}
