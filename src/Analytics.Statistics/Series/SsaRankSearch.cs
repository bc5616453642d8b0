using System.Numerics.Tensors;

namespace Analytics.Statistics.Series;

/// <summary>Finds the rank whose recurrence forecasts the end of the training series with the least absolute error.</summary>
internal static class SsaRankSearch
{
    private const int LeastEvaluated = 200;

    /// <summary>Rank from 1 to <paramref name="maxRank"/>; the smaller one of equal errors.</summary>
    internal static int Best(SsaDecomposition parts, double[] series, int maxRank, bool fast)
    {
        var window = parts.Window;
        var evaluated = Math.Min(Math.Max(window, LeastEvaluated), series.Length - window + 1);
        var start = series.Length - evaluated - window + 1;
        var signal = new double[series.Length];
        var coefficients = new double[window - 1];
        var (nu, least, best) = (0.0, double.PositiveInfinity, maxRank);
        for (var rank = 1; rank <= maxRank; rank++)
        {
            var vector = parts.Vector(rank - 1);
            TensorPrimitives.MultiplyAdd(vector[..^1], vector[^1], coefficients, coefficients);
            nu += vector[^1] * vector[^1];
            var offset = fast ? Project(vector, series, start, signal) : Rebuild(parts, rank - 1, series, signal);
            var error = Error(series.AsSpan(start), signal.AsSpan(start, window - 1), coefficients, 1 - nu, offset, least);
            if (error < least) (least, best) = (error, rank);
        }

        return best;
    }

    private static double Rebuild(SsaDecomposition parts, int index, double[] series, double[] signal)
    {
        parts.AddComponent(index, signal);
        return (TensorPrimitives.Sum<double>(series) - TensorPrimitives.Sum<double>(signal)) / series.Length;
    }

    private static double Project(ReadOnlySpan<double> vector, double[] series, int start, double[] signal)
    {
        var weight = TensorPrimitives.Dot(vector, series.AsSpan(start, vector.Length));
        var target = signal.AsSpan(start, vector.Length - 1);
        TensorPrimitives.MultiplyAdd(vector[..^1], weight, target, target);
        return (TensorPrimitives.Sum(series.AsSpan(start, target.Length)) - TensorPrimitives.Sum<double>(target)) / target.Length;
    }

    private static double Error(ReadOnlySpan<double> truth, ReadOnlySpan<double> first, double[] coefficients, double scale, double offset, double enough)
    {
        var path = new double[truth.Length];
        first.CopyTo(path);
        var error = 0.0;
        for (var i = first.Length; i < path.Length && error <= enough; i++)
        {
            path[i] = TensorPrimitives.Dot(coefficients, path.AsSpan(i - first.Length, first.Length)) / scale + offset;
            error += Math.Abs(truth[i] - path[i]);
        }

        return double.IsNaN(error) ? double.PositiveInfinity : error;
    }
}
