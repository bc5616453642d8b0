using System.Text.Json;
using Analytics.Statistics.Series.Forecasting;

namespace Analytics.Statistics.Tests.Reference;

public sealed class ForecastingReferenceTests(ITestOutputHelper output)
{
    private const string Development = "dev";
    private const double Rounding = 2e-6;

    private static readonly Dictionary<string, ForecastingCase> Cases = Load().ToDictionary(each => each.Id);

    private static readonly Lazy<IReadOnlyList<Outcome>> Outcomes = new(() => [.. Cases.Values.Select(Outcome.Of)]);

    public static TheoryData<string, string> Simple =>
    [
        .. from each in Cases.Values
           from method in new[] { "naive", "drift", "snaive" }
           where each.Methods.ContainsKey(method)
           select (each.Id, method),
    ];

    [Theory]
    [MemberData(nameof(Simple))]
    public void Simple_forecasts_and_their_measures_agree_with_those_of_R(string id, string method)
    {
        var each = Cases[id];
        var published = each.Published(method);

        var forecast = each.Forecast(Forecaster(method, each.Frequency));

        var tolerance = new SeriesTolerance(Rounding, 1e-9, false, 0);
        tolerance.Check("forecast", published.Values, forecast.Values);
        tolerance.Check("MASE", each.Figure(method, "MASE"), each.Mase(forecast));
        tolerance.Check("sMAPE", each.Figure(method, "sMAPE"), each.Smape(forecast));
        tolerance.Check("coverage95", each.Figure(method, "coverage95"), each.Coverage(published));
    }

    [Theory]
    [MemberData(nameof(Simple))]
    public void A_backtest_of_one_origin_is_the_hold_out(string id, string method)
    {
        var each = Cases[id];

        var backtest = Backtest.Run(each.Values, Forecaster(method, each.Frequency), new() { Horizon = each.Holdout, Origins = 1 });

        new SeriesTolerance(Rounding, 1e-9, false, 0).Check("MAE", each.Figure(method, "MAE"), backtest.MeanAbsoluteError);
    }

    [Fact]
    public void The_selector_is_better_than_the_seasonal_naive_forecast()
    {
        foreach (var outcome in Outcomes.Value) output.WriteLine(outcome.ToString());
        var ratio = Geometric(Outcomes.Value.Select(each => each.Ratio));
        output.WriteLine(FormattableString.Invariant($"MASE relative to (seasonal) naive: {ratio:F4}"));

        Assert.InRange(ratio, 0, IsDevelopment ? 0.70 : 0.85);
        Assert.True(3 * Outcomes.Value.Count(each => each.Ratio < 1) >= 2 * Outcomes.Value.Count, "It beats the naive forecast on too few series.");
    }

    [Fact]
    public void The_selector_is_as_good_as_the_exponential_smoothing_of_R()
    {
        Outcome[] both = [.. Outcomes.Value.Where(each => each.PublishedRatio is not null)];
        Assert.SkipWhen(both.Length == 0 || !IsDevelopment, "Only the shown series are compared with R.");

        var (ours, theirs) = (Geometric(both.Select(each => each.Ratio)), Geometric(both.Select(each => each.PublishedRatio!.Value)));

        output.WriteLine(FormattableString.Invariant($"MASE relative to (seasonal) naive: {ours:F4}, of R's ets {theirs:F4}"));
        Assert.InRange(ours, 0, theirs);
    }

    [Fact]
    public void Intervals_of_the_selector_hold_the_stated_share()
    {
        var coverage = Outcomes.Value.Average(each => each.Coverage);

        output.WriteLine(FormattableString.Invariant($"Mean coverage: {coverage:F4}"));
        Assert.InRange(coverage, IsDevelopment ? 0.85 : 0.80, IsDevelopment ? 0.99 : 1);
    }

    private static bool IsDevelopment => Cases.Values.All(each => each.Set == Development);

    private static IForecaster Forecaster(string method, int frequency) => method switch
    {
        "naive" => new NaiveForecaster(),
        "drift" => new DriftForecaster(),
        _ => new NaiveForecaster(frequency),
    };

    private static double Geometric(IEnumerable<double> ratios) => Math.Exp(ratios.Average(Math.Log));

    private static IEnumerable<ForecastingCase> Load()
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(ReferenceFolder.PathOf("forecasting.json")));
        return [.. document.RootElement.GetProperty("series").EnumerateArray().Select(each => each.Deserialize<ForecastingCase>(ReferenceFolder.Json)!)];
    }

    /// <summary>What the selector reached on a series, and R's ets relative to the same naive forecast where it is given.</summary>
    private sealed record Outcome(string Id, double Mase, double Ratio, double? PublishedRatio, double Coverage)
    {
        public static Outcome Of(ForecastingCase each)
        {
            var forecast = each.Forecast(new AutoForecaster(each.Frequency));
            var (mase, naive) = (each.Mase(forecast), each.Mase(each.Forecast(new NaiveForecaster(each.Frequency))));
            return new(each.Id, mase, mase / naive, each.Methods.ContainsKey("ets") ? each.Figure("ets", "MASE") / naive : null, each.Coverage(forecast));
        }
    }
}
