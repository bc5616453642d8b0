using System.Text.Json;
using Analytics.Statistics.Streaming;

namespace Analytics.Statistics.Tests.Reference;

/// <summary>Detectors with the parameters of another package; what a case leaves out has the default of that package.</summary>
internal static class StreamDetectors
{
    public static Ddm RiverDdm(JsonElement given) =>
        new(Whole(given, "warm_start", 30), Read.Number(given, "warning_threshold", 2), Read.Number(given, "drift_threshold", 3));

    public static Eddm RiverEddm(JsonElement given) =>
        new(Whole(given, "warm_start", 30), Read.Number(given, "alpha", 0.95), Read.Number(given, "beta", 0.9));

    public static HddmA RiverHddmA(JsonElement given) =>
        new(Read.Number(given, "drift_confidence", 0.001), Read.Number(given, "warning_confidence", 0.005), TwoSided(given));

    public static HddmW RiverHddmW(JsonElement given) => new(
        Read.Number(given, "drift_confidence", 0.001),
        Read.Number(given, "warning_confidence", 0.005),
        Read.Number(given, "lambda", 0.05),
        TwoSided(given));

    public static PageHinkley RiverPageHinkley(JsonElement given) => new(
        Whole(given, "min_instances", 30),
        Read.Number(given, "delta", 0.005),
        Read.Number(given, "threshold", 50),
        Read.Number(given, "alpha", 0.9999),
        Mode(given));

    public static Cusum RiverCusum(JsonElement given) =>
        new(Read.Number(given, "slack", 0.5), Read.Number(given, "threshold", 5), Mode(given), Whole(given, "min_instances", 30));

    public static Ewma RiverEwma(JsonElement given) =>
        new(Read.Number(given, "alpha", 0.1), Read.Number(given, "threshold", 4), Mode(given), Whole(given, "min_instances", 30));

    public static Adwin RiverAdwin(JsonElement given) => new(
        Read.Number(given, "delta", 0.002),
        Whole(given, "clock", 32),
        Whole(given, "max_buckets", 5),
        Whole(given, "min_window_length", 5),
        Whole(given, "grace_period", 10),
        AdwinCuts.Moa);

    public static Ddm FrourosDdm(JsonElement given) =>
        new(Whole(given, "min_num_instances", 30) - 1, Read.Number(given, "warning_level", 2), Read.Number(given, "drift_level", 3));

    public static Eddm FrourosEddm(JsonElement given) => new(
        Whole(given, "min_num_misclassified_instances", 30) - 1,
        Read.Number(given, "alpha", 0.95),
        Read.Number(given, "beta", 0.9),
        Read.Number(given, "level", 2),
        populationVariance: true);

    public static HddmA FrourosHddmA(JsonElement given) => new(
        Read.Number(given, "alpha_d", 0.001),
        Read.Number(given, "alpha_w", 0.005),
        TwoSided(given),
        Whole(given, "min_num_instances", 30),
        halveError: false);

    public static Rddm FrourosRddm(JsonElement given) => new(
        Whole(given, "min_num_instances", 129),
        Read.Number(given, "warning_level", 1.773),
        Read.Number(given, "drift_level", 2.258),
        Whole(given, "max_concept_size", 40_000),
        Whole(given, "min_concept_size", 7_000),
        Whole(given, "max_num_instances_warning", 1_400));

    public static Ecdd FrourosEcdd(JsonElement given) => new(
        Read.Number(given, "lambda", 0.2),
        Whole(given, "average_run_length", 400),
        Read.Number(given, "warning_level", 0.5),
        Whole(given, "min_num_instances", 30));

    public static Stepd FrourosStepd(JsonElement given) =>
        new(Whole(given, "min_num_instances", 30), Read.Number(given, "alpha_d", 0.003), Read.Number(given, "alpha_w", 0.05));

    public static PageHinkley FrourosPageHinkley(JsonElement given) => new(
        Whole(given, "min_num_instances", 30),
        Read.Number(given, "delta", 0.005),
        Read.Number(given, "lambda", 50),
        Read.Number(given, "alpha", 0.9999),
        DriftSide.Up,
        PageHinkleyForm.PlainSum);

    public static PageHinkley FrourosCusum(JsonElement given) => new(
        Whole(given, "min_num_instances", 30),
        Read.Number(given, "delta", 0.005),
        Read.Number(given, "lambda", 50),
        1,
        DriftSide.Up,
        PageHinkleyForm.Floored);

    public static GeometricMovingAverage FrourosGma(JsonElement given) =>
        new(Read.Number(given, "alpha", 0.99), Read.Number(given, "lambda", 1), warmUp: Whole(given, "min_num_instances", 30));

    /// <summary>Frouros divides by n − c − 1 for parts above c, which is our rule for parts of at least c + 2.</summary>
    public static Adwin FrourosAdwin(JsonElement given) => new(
        Read.Number(given, "delta", 0.002),
        Whole(given, "clock", 32),
        Whole(given, "m", 5),
        Whole(given, "min_window_size", 5) + 2,
        Whole(given, "min_num_instances", 10),
        AdwinCuts.Moa);

    private static int Whole(JsonElement given, string name, int otherwise) => (int)Read.Number(given, name, otherwise);

    private static DriftSide TwoSided(JsonElement given) =>
        given.TryGetProperty("two_sided_test", out var both) && both.GetBoolean() ? DriftSide.Both : DriftSide.Up;

    private static DriftSide Mode(JsonElement given) => given.TryGetProperty("mode", out var mode)
        ? Enum.Parse<DriftSide>(mode.GetString()!, ignoreCase: true)
        : DriftSide.Both;
}
