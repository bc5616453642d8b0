using System.Globalization;
using System.Text.Json;
using Analytics.Statistics.Drift.Shares;
using Analytics.Statistics.Drift.TwoSample;
using Analytics.Statistics.Drift.Verdicts;
using Analytics.Statistics.Summaries;

namespace Analytics.Statistics.Tests.RealData;

public sealed class DriftFrequencyReferenceTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "RealData", "drift_frequencies");

    [Theory]
    [InlineData("HouseAge")]
    [InlineData("Latitude")]
    [InlineData("Longitude")]
    [InlineData("y_pred_proba")]
    [InlineData("cnt")]
    [InlineData("temp")]
    [InlineData("hum")]
    [InlineData("windspeed")]
    public void Distances_of_tables_and_of_rows_agree_with_figures_computed_elsewhere(string column)
    {
        var (reference, current) = Tables(column);
        var figures = Figures(column);

        var test = KolmogorovSmirnov.Test(Rows(reference), Rows(current));

        Near(figures, "ks", test.Statistic);
        Near(figures, "ks", KolmogorovSmirnov.Distance(reference, current));
        Near(figures, "wasserstein", Wasserstein.Distance(reference, current));
        Near(figures, "wasserstein", Wasserstein.Distance(Rows(reference), Rows(current)));
        if (figures.TryGetProperty("ks_p", out var p)) Assert.Equal(p.GetDouble(), test.PValue, 1e-9 * p.GetDouble() + 1e-300);
    }

    [Theory]
    [InlineData("HouseAge")]
    [InlineData("Latitude")]
    [InlineData("Longitude")]
    [InlineData("y_pred_proba")]
    public void Stability_index_by_deciles_agrees_with_figures_computed_elsewhere(string column)
    {
        var (reference, current) = Tables(column);
        var bins = Bins.Quantiles(Rows(reference));

        var index = ShareDistance.PopulationStability(bins.Count(Rows(reference)), bins.Count(Rows(current)), ZeroShares.Fill(1e-4));

        Near(Figures(column), "psi_deciles", index);
    }

    [Fact]
    public void Demand_and_humidity_drift_temperature_negligibly_and_wind_not()
    {
        Assert.Equal((DriftOutcome.Drift, DriftOutcome.Drift), (Judge("cnt").Outcome, Judge("hum").Outcome));
        Assert.Equal((DriftOutcome.Negligible, DriftOutcome.NoDrift), (Judge("temp").Outcome, Judge("windspeed").Outcome));

        static DriftVerdict Judge(string column)
        {
            var (reference, current) = Tables(column);
            return NumericDrift.Judge(reference, current, NumericDistance.NormalisedWasserstein);
        }
    }

    private static void Near(JsonElement figures, string name, double actual)
    {
        var expected = figures.GetProperty(name).GetDouble();
        Assert.Equal(expected, actual, 5.000001e-6);
    }

    private static JsonElement Figures(string column)
    {
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "figures.json")));
        return file.RootElement.GetProperty(column).Clone();
    }

    private static (ValueCount[] Reference, ValueCount[] Current) Tables(string column)
    {
        var rows = File.ReadLines(Path.Combine(Folder, "frequencies.csv")).Select(line => line.Split(',')).Where(row => row[1] == column).ToArray();
        return (Table(3), Table(4));

        ValueCount[] Table(int counts) =>
            [.. rows.Select(row => new ValueCount(double.Parse(row[2], CultureInfo.InvariantCulture), long.Parse(row[counts], CultureInfo.InvariantCulture)))];
    }

    private static double[] Rows(ValueCount[] table) => [.. table.SelectMany(row => Enumerable.Repeat(row.Value, (int)row.Count))];
}
