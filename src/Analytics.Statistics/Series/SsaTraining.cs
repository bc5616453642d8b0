using System.Numerics.Tensors;

namespace Analytics.Statistics.Series;

/// <summary>Trains SSA models.</summary>
internal static class SsaTraining
{
    internal static SsaModel Train(ReadOnlySpan<double> series, SsaOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var values = Present(series, options.Missing);
        CheckOptions(options);
        SeriesInput.CheckCount(values.Length, 2 * options.WindowSize + 1, nameof(series));

        var window = options.WindowSize;
        var parts = SsaDecomposition.Of(values, window);
        while (parts is null && window > 2) parts = SsaDecomposition.Of(values, --window);
        var maxRank = window < options.WindowSize ? Math.Max(1, window / 2) : options.MaxRank ?? window - 1;
        var basis = parts is null ? [.. Enumerable.Repeat(1 / Math.Sqrt(window), window)] : parts.Basis(Rank(parts, values, options, maxRank));
        var coefficients = Coefficients(basis, window);
        if (options.Stabilise && parts is not null) coefficients = SsaStabiliser.Stabilise(coefficients, options.MaxGrowth);
        return Model(values, options, basis, coefficients, parts);
    }

    /// <summary>The part of a window of values in the space of a basis.</summary>
    internal static double[] Project(ReadOnlySpan<double> basis, ReadOnlySpan<double> values)
    {
        var smooth = new double[values.Length];
        for (var start = 0; start < basis.Length; start += values.Length)
        {
            var vector = basis.Slice(start, values.Length);
            TensorPrimitives.MultiplyAdd(vector, TensorPrimitives.Dot(vector, values), smooth, smooth);
        }

        return smooth;
    }

    private static void CheckOptions(SsaOptions options)
    {
        var window = SeriesInput.AtLeast(options.WindowSize, 2);
        SeriesInput.Within(options.MaxRank ?? 1, 1, window - 1, "options.MaxRank");
        SeriesInput.Within(options.Rank ?? 1, 1, window - 1, "options.Rank");
        if (options.MaxGrowth is not > 0) throw SeriesInput.OutOfRange("options.MaxGrowth", "above 0");
    }

    private static double[] Present(ReadOnlySpan<double> series, MissingValues missing)
    {
        foreach (var value in series) SeriesInput.CheckMissable(value, nameof(series));
        return missing == MissingValues.Fill ? Gaps.Interpolate(series) : [.. series.ToArray().Where(value => !double.IsNaN(value))];
    }

    private static int Rank(SsaDecomposition parts, double[] values, SsaOptions options, int maxRank) => options.RankSelection == SsaRank.Fixed
        ? Math.Min(options.Rank ?? maxRank, parts.Window - 1)
        : SsaRankSearch.Best(parts, values, maxRank, options.RankSelection == SsaRank.Fast);

    /// <summary>The recurrence of the space: the basis weighted by its last elements.</summary>
    private static double[] Coefficients(double[] basis, int window)
    {
        var (sum, nu) = (new double[window], 0.0);
        for (var start = 0; start < basis.Length; start += window)
        {
            var vector = basis.AsSpan(start, window);
            TensorPrimitives.MultiplyAdd<double>(vector, vector[^1], sum, sum);
            nu += vector[^1] * vector[^1];
        }

        return [.. sum[..^1].Select(each => each / (1 - nu))];
    }

    private static SsaModel Model(double[] values, SsaOptions options, double[] basis, double[] coefficients, SsaDecomposition? parts)
    {
        var window = coefficients.Length + 1;
        var exact = options.RankSelection != SsaRank.Fast;
        var signal = Signal(values, basis, window, parts, exact);
        var tail = values.AsSpan(values.Length - signal.Length);
        return new(new SsaState
        {
            Basis = basis,
            Coefficients = coefficients,
            Signal = Project(basis, values.AsSpan(values.Length - window))[1..],
            Consumed = [],
            ObservationVariance = Variance(tail, signal, signal.Length),
            RecurrenceVariance = RecurrenceVariance(signal, coefficients),
            Missing = options.Missing,
            Variance = options.Variance,
        });
    }

    private static double[] Signal(double[] values, double[] basis, int window, SsaDecomposition? parts, bool exact)
    {
        if (parts is null) return [.. Enumerable.Repeat(values.Average(), values.Length)];
        if (!exact) return Tail(values, basis, window);

        var signal = new double[values.Length];
        for (var i = 0; i < basis.Length / window; i++) parts.AddComponent(i, signal);
        return signal;
    }

    /// <summary>The signal of the last 2·L − 1 values from two windows that share one value.</summary>
    private static double[] Tail(double[] values, double[] basis, int window)
    {
        var earlier = Project(basis, values.AsSpan(values.Length - 2 * window + 1, window));
        var later = Project(basis, values.AsSpan(values.Length - window));
        return [.. earlier[..^1], (earlier[^1] + later[0]) / 2, .. later[1..]];
    }

    private static double RecurrenceVariance(double[] signal, double[] coefficients)
    {
        var order = coefficients.Length;
        var count = signal.Length - order;
        var predicted = new double[count];
        for (var i = 0; i < count; i++) predicted[i] = TensorPrimitives.Dot(coefficients, signal.AsSpan(i, order));
        return Variance(signal.AsSpan(order), predicted, count - order);
    }

    private static double Variance(ReadOnlySpan<double> truth, ReadOnlySpan<double> predicted, int degrees)
    {
        var errors = new double[truth.Length];
        TensorPrimitives.Subtract(truth, predicted, errors);
        TensorPrimitives.Subtract(errors, TensorPrimitives.Sum<double>(errors) / errors.Length, errors);
        return TensorPrimitives.SumOfSquares<double>(errors) / degrees;
    }
}
