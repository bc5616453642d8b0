using System.Numerics.Tensors;
using Analytics.Statistics.Drift.Multivariate;
using MathNet.Numerics.LinearAlgebra;

namespace Analytics.Statistics.Drift.Verdicts;

/// <summary>Statistics of splits of <see cref="PairedCells"/>, each as a distance that does not grow with the rows.</summary>
internal static class CellDistances
{
    /// <summary>√(A²(1/n + 1/m)), equation 7 of Scholz &amp; Stephens for two samples; see <see cref="TwoSample.AndersonDarling"/>.</summary>
    internal static double AndersonDarling(double[] reference, double[] current, SampleSizes rows)
    {
        var (total, from, seen, sum) = ((double)rows.Reference + rows.Current, 0.0, 0.0, 0.0);
        for (var cell = 0; cell < reference.Length; cell++)
        {
            var ties = reference[cell] + current[cell];
            var all = from + (ties / 2);
            var gap = (total * (seen + (reference[cell] / 2))) - (all * rows.Reference);
            sum += ties / total * gap * gap / ((all * (total - all)) - (total * ties / 4));
            seen += reference[cell];
            from += ties;
        }

        // The gaps of the two samples are opposite, so both give the same squares.
        return Math.Sqrt(sum * rows.Chance * (total - 1) / total * rows.Chance);
    }

    /// <summary>√(T(1/n + 1/m)): the root mean square of F − G over the pooled rows, ties included; see <see cref="TwoSample.CramerVonMises"/>.</summary>
    internal static double CramerVonMises(double[] reference, double[] current, SampleSizes rows)
    {
        var (own, other, sum) = (0.0, 0.0, 0.0);
        for (var cell = 0; cell < reference.Length; cell++)
        {
            own += reference[cell];
            other += current[cell];
            var gap = (own / rows.Reference) - (other / rows.Current);
            sum += (reference[cell] + current[cell]) * gap * gap;
        }

        return Math.Sqrt(sum / ((double)rows.Reference + rows.Current));
    }

    /// <summary>√(W(1/n + 1/m)) by cosines and sines of the cells; see <see cref="TwoSample.EppsSingleton"/>.</summary>
    internal static Func<double[], double[], double> EppsSingleton(PairedCells cells, double scale)
    {
        const int count = TwoSample.EppsSingleton.Features;
        double[][] features =
        [
            .. cells.Values.Select(value => TwoSample.EppsSingleton.Points.Select(point => Math.Cos(point / scale * value))
                .Concat(TwoSample.EppsSingleton.Points.Select(point => Math.Sin(point / scale * value))).ToArray()),
        ];
        var correction = TwoSample.EppsSingleton.Correction(cells.Rows.Reference, cells.Rows.Current);
        return (reference, current) =>
        {
            var (first, own) = Describe(features, reference, cells.Rows.Reference);
            var (second, other) = Describe(features, current, cells.Rows.Current);
            var (form, _) = TwoSample.EppsSingleton.Form(first - second, (own / cells.Rows.Reference) + (other / cells.Rows.Current));
            return Math.Sqrt(Math.Max(0, correction * form * cells.Rows.Chance));
        };

        static (Vector<double> Mean, Matrix<double> Covariance) Describe(double[][] features, double[] counts, double rows)
        {
            var (mean, squares) = (new double[count], new double[count, count]);
            for (var cell = 0; cell < counts.Length; cell++)
            {
                if (counts[cell] <= 0) continue;
                var share = counts[cell] / rows;
                for (var a = 0; a < count; a++)
                {
                    mean[a] += share * features[cell][a];
                    for (var b = 0; b <= a; b++) squares[a, b] += share * features[cell][a] * features[cell][b];
                }
            }

            for (var a = 0; a < count; a++)
                for (var b = 0; b <= a; b++)
                {
                    squares[a, b] -= mean[a] * mean[b];
                    squares[b, a] = squares[a, b];
                }

            return (Vector<double>.Build.Dense(mean), Matrix<double>.Build.DenseOfArray(squares));
        }
    }

    /// <summary>√max(0, MMD²), the unbiased estimate, with the width that <see cref="RbfBandwidth.Pooled"/> takes; see <see cref="MaximumMeanDiscrepancy"/>.</summary>
    internal static Func<double[], double[], double> MeanDiscrepancy(PairedCells cells)
    {
        var (values, pooled) = (cells.Values, cells.Pooled);
        var width = Width(values, pooled);
        double[][] kernels = [.. values.Select(value => values.Select(other => Math.Exp(-(value - other) * (value - other) / (2 * width * width))).ToArray())];
        double[] sums = [.. kernels.Select(row => TensorPrimitives.Dot<double>(row, pooled))];
        var all = TensorPrimitives.Dot<double>(sums, pooled);
        double n = cells.Rows.Reference, m = cells.Rows.Current;
        return (reference, _) =>
        {
            var within = 0.0;
            for (var cell = 0; cell < reference.Length; cell++)
                if (reference[cell] > 0) within += reference[cell] * TensorPrimitives.Dot<double>(kernels[cell], reference);
            var between = TensorPrimitives.Dot<double>(sums, reference) - within;
            var other = all - within - (2 * between);
            var squared = ((within - n) / (n * (n - 1))) + ((other - m) / (m * (m - 1))) - (2 * between / (n * m));
            return Math.Sqrt(Math.Max(0, squared));
        };
    }

    /// <summary>√(median of (x − y)² / 2) over pairs of pooled rows; over those that differ where most do not.</summary>
    private static double Width(double[] values, double[] pooled)
    {
        var pairs = new List<(double Distance, double Count)>();
        for (var a = 0; a < values.Length; a++)
        {
            pairs.Add((0, pooled[a] * (pooled[a] - 1) / 2));
            for (var b = 0; b < a; b++) pairs.Add((Math.Abs(values[a] - values[b]), pooled[a] * pooled[b]));
        }

        pairs.Sort((left, right) => left.Distance.CompareTo(right.Distance));
        var median = Median(pairs);
        return (median > 0 ? median : Median([.. pairs.Where(pair => pair.Distance > 0)])) / Math.Sqrt(2);
    }

    private static double Median(List<(double Distance, double Count)> pairs)
    {
        var left = pairs.Sum(pair => pair.Count) / 2;
        foreach (var (distance, count) in pairs)
        {
            left -= count;
            if (left <= 0) return distance;
        }

        return pairs[^1].Distance;
    }
}
