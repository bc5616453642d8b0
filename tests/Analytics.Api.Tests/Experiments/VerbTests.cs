using System.Globalization;
using System.IO.Compression;
using System.Text;
using Analytics.Api.Experiments;
using Analytics.Api.Replay;
using Xunit;

namespace Analytics.Api.Tests.Experiments;

/// <summary>The verbs that read experiments from files; the commands for the real files are in the README.</summary>
public sealed class VerbTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("analytics-verbs-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void Retention_of_the_cookie_cats_counts_is_as_computed_elsewhere()
    {
        // 90,189 players by gate and by whether they played on day 7; figures by statsmodels.
        var rows = new StringBuilder("version,retention_7\n");
        foreach (var (gate, stayed, players) in new[] { ("gate_30", 8_502, 44_700), ("gate_40", 8_279, 45_489) })
            for (var at = 0; at < players; at++) rows.Append(CultureInfo.InvariantCulture, $"{gate},{(at < stayed ? 1 : 0)}\n");

        var lines = Table("cats.csv.gz", rows.ToString(), "version", "gate_30").Report(["retention_7"], [], [], null).ToList();

        Assert.Equal("sample ratio: gate_30 44,700, gate_40 45,489; chi-square 6.9024, p = 0.00860799", lines[0]);
        Assert.Equal("retention_7: gate_40 0.182 against gate_30 0.190201, difference -0.0082013 [-0.0132816, -0.00312104], z = -3.16436, p = 0.00155425", lines[1]);
    }

    [Fact]
    public void Ratios_leave_out_rows_that_are_not_known_yet_and_are_paired_by_day()
    {
        var table = Table("days.csv", "group,day,clicks,sales\na,1,100,10\na,2,100,20\na,3,100,\nb,1,100,12\nb,2,100,25\nb,3,100,\n", "group", "a");

        var lines = table.Report([], ["sales/clicks"], ["clicks"], "day").ToList();

        Assert.StartsWith("sample ratio of clicks: a 300, b 300;", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("sales/clicks: b 0.185 against a 0.15, difference 0.035", lines[1], StringComparison.Ordinal);
        Assert.Equal("sales/clicks by day: higher in b on 2 of 2, sign test p = 0.5", lines[2]);
    }

    [Fact]
    public void Values_that_are_no_shares_are_compared_by_Welch_and_by_ranks()
    {
        var line = Table("values.csv", "v,x\na,1\na,2\na,3\na,4\nb,3\nb,4\nb,5\nb,6\n", "v", "a").Report(["x"], [], [], null).Last();

        // scipy.stats.ttest_ind(equal_var=False): t = 2.19089, p = 0.0709877.
        Assert.Contains("Welch t = 2.19089, p = 0.0709877", line, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_is_estimated_from_its_propensities()
    {
        var rows = new StringBuilder("action,p,reward\n");
        for (var at = 0; at < 100; at++) rows.Append(CultureInfo.InvariantCulture, $"{(at % 4 == 0 ? "x" : "y")},{(at % 4 == 0 ? 0.25 : 0.75)},{(at % 4 == 0 ? 1 : 0)}\n");
        var log = PolicyLog.Read(Source("log.csv", rows.ToString()), "reward", "action", "p");

        Assert.StartsWith("always:x, inverse propensity: 1 ", log.Report("always:x", null).ElementAt(1), StringComparison.Ordinal);
        Assert.StartsWith("uniform, inverse propensity: 0.5 ", log.Report("uniform", null).ElementAt(1), StringComparison.Ordinal);
        Assert.Throws<ReplayException>(() => log.Report("wisely", null).ToList());
    }

    [Theory]
    [InlineData("nothing", "a")]
    [InlineData("v", "c")]
    public void Missing_columns_and_controls_are_named(string variant, string control) =>
        Assert.Throws<ReplayException>(() => Table("missing.csv", "v,x\na,1\nb,2\n", variant, control));

    private VariantTable Table(string name, string text, string variant, string control) => VariantTable.Read(Source(name, text), variant, control);

    private CsvSource Source(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        using (var file = File.Create(path))
        using (Stream target = name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : file)
            target.Write(Encoding.UTF8.GetBytes(text));
        return new CsvSource([new FileInfo(path)]);
    }
}
