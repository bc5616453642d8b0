using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using Analytics.Statistics.OffPolicy;

namespace Analytics.Statistics.Tests.OffPolicy;

/// <summary>Real logs with true propensities (Open Bandit Dataset, CC BY 4.0) against figures computed elsewhere.</summary>
public sealed class OpenBanditReferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RealData", "open_bandit");

    [Fact]
    public void The_uniform_policy_on_the_log_of_Thompson_sampling()
    {
        var rows = Log("bts");

        AssertAgrees("evaluate_uniform_policy_on_bts_log (pi=1/34)", rows, rows.Select(_ => 1.0 / 34));
    }

    [Fact]
    public void The_shares_of_Thompson_sampling_on_the_uniform_log()
    {
        var (rows, other) = (Log("random"), Log("bts"));
        var positions = other.CountBy(row => row.Position).ToDictionary();
        var shares = other.CountBy(row => (row.Item, row.Position)).ToDictionary(pair => pair.Key, pair => pair.Value / (double)positions[pair.Key.Position]);

        AssertAgrees(
            "evaluate_empirical_bts_policy_on_random_log (pi=share of the item at the position in the bts log)",
            rows,
            rows.Select(row => shares.GetValueOrDefault((row.Item, row.Position))));
    }

    [Fact]
    public void Always_the_same_item_on_the_uniform_log()
    {
        var rows = Log("random");

        AssertAgrees("evaluate_always_item_13_on_random_log", rows, rows.Select(row => row.Item == 13 ? 1.0 : 0));
    }

    [Theory]
    [InlineData("random", "on_policy_random")]
    [InlineData("bts", "on_policy_bts")]
    public void A_policy_on_its_own_log_is_the_mean_reward(string file, string figure)
    {
        var rows = Log(file);
        double[] propensities = [.. rows.Select(row => row.Propensity)];

        var estimate = ImportanceSampling.Ips(LoggedRewards.Of([.. rows.Select(row => row.Click)], propensities, propensities));

        Assert.Equal(Figures().GetProperty(figure).GetDouble(), estimate.Value, 1e-15);
        Assert.Equal(rows.Length, estimate.EffectiveSampleSize, 1e-6);
    }

    private static void AssertAgrees(string name, Row[] rows, IEnumerable<double> evaluated)
    {
        var log = LoggedRewards.Of([.. rows.Select(row => row.Click)], [.. evaluated], [.. rows.Select(row => row.Propensity)]);
        var (ips, snips) = (ImportanceSampling.Ips(log), ImportanceSampling.SelfNormalised(log));
        var figures = Figures().GetProperty(name);

        void AssertFigure(string figure, double actual) => Assert.Equal(1, actual / figures.GetProperty(figure).GetDouble(), 1e-9);
        AssertFigure("ips", ips.Value);
        AssertFigure("ips_se", ips.StandardError);
        AssertFigure("snips", snips.Value);
        AssertFigure("snips_se", snips.StandardError);
        AssertFigure("mean_weight", ips.MeanWeight);
        AssertFigure("max_weight", ips.MaxWeight);
        AssertFigure("ess", ips.EffectiveSampleSize);
    }

    private static JsonElement Figures()
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "figures.json")));
        return file.RootElement.Clone();
    }

    private static Row[] Log(string name)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(Folder, $"{name}_men.csv.gz")), CompressionMode.Decompress));
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(cells => new Row(
            int.Parse(cells[0], CultureInfo.InvariantCulture),
            int.Parse(cells[1], CultureInfo.InvariantCulture),
            double.Parse(cells[2], CultureInfo.InvariantCulture),
            double.Parse(cells[3], CultureInfo.InvariantCulture)))];
    }

    private sealed record Row(int Item, int Position, double Click, double Propensity);
}
