namespace Analytics.Benchmarks.Mathematics;

/// <summary>The measures as a textbook writes them down, as baselines.</summary>
internal static class Textbook
{
    public static double KolmogorovSmirnov(double[] reference, double[] current)
    {
        var (first, second) = ((double[])reference.Clone(), (double[])current.Clone());
        Array.Sort(first);
        Array.Sort(second);
        var (i, j, largest) = (0, 0, 0.0);
        while (i < first.Length && j < second.Length)
        {
            var value = Math.Min(first[i], second[j]);
            while (i < first.Length && first[i] <= value) i++;
            while (j < second.Length && second[j] <= value) j++;
            largest = Math.Max(largest, Math.Abs((double)i / first.Length - (double)j / second.Length));
        }

        return largest;
    }

    public static double PopulationStability(double[] reference, double[] current, int bins)
    {
        var sorted = (double[])reference.Clone();
        Array.Sort(sorted);
        var edges = Enumerable.Range(1, bins - 1).Select(bin => sorted[bin * sorted.Length / bins]).ToArray();
        double[] Shares(double[] values)
        {
            var counts = new double[bins];
            foreach (var value in values) counts[edges.TakeWhile(edge => value >= edge).Count()]++;
            return [.. counts.Select(count => Math.Max(count / values.Length, 1e-4))];
        }

        return Shares(reference).Zip(Shares(current), (p, q) => (p - q) * Math.Log(p / q)).Sum();
    }

    /// <summary>Area under the expected receiver operating characteristic of calibrated probabilities.</summary>
    public static double ExpectedRocAuc(double[] probabilities)
    {
        var (positives, area) = (0.0, 0.0);
        foreach (var probability in probabilities.OrderDescending())
        {
            area += (1 - probability) * (positives + probability / 2);
            positives += probability;
        }

        return area / (positives * (probabilities.Length - positives));
    }

    /// <summary>ADWIN over the values themselves: every 32nd value all cuts of the whole window are tried.</summary>
    public static int AdaptiveWindow(double[] values, double delta)
    {
        var (window, drifts) = (new List<double>(), 0);
        for (var at = 0; at < values.Length; at++)
        {
            window.Add(values[at]);
            if (at % 32 == 31 && Cut(window, delta) is > 0 and var cut)
            {
                window.RemoveRange(0, cut);
                drifts++;
            }
        }

        return drifts;
    }

    /// <summary>Saliency of the last point by the definition of the discrete Fourier transform.</summary>
    public static double SpectralResidual(ReadOnlySpan<double> window)
    {
        var n = window.Length;
        var (real, imaginary) = Transform(window, new double[n], -1);
        var logs = real.Zip(imaginary, (x, y) => Math.Log(Math.Sqrt(x * x + y * y) + 1e-12)).ToArray();
        for (var i = 0; i < n; i++)
        {
            var scale = Math.Exp(-logs[Math.Max(0, i - 2)..(i + 1)].Average());
            (real[i], imaginary[i]) = (real[i] * scale, imaginary[i] * scale);
        }

        var (x, y) = Transform(real, imaginary, 1);
        return Math.Sqrt(x[^1] * x[^1] + y[^1] * y[^1]) / n;
    }

    private static int Cut(List<double> window, double delta)
    {
        var (total, squares) = (window.Sum(), window.Sum(value => value * value));
        var variance = squares / window.Count - Math.Pow(total / window.Count, 2);
        var logarithm = Math.Log(2 * Math.Log(window.Count) / delta);
        var sum = 0.0;
        for (var n = 1; n < window.Count; n++)
        {
            sum += window[n - 1];
            var m = 1.0 / n + 1.0 / (window.Count - n);
            var bound = Math.Sqrt(2 * m * variance * logarithm) + 2.0 / 3 * m * logarithm;
            if (n >= 5 && window.Count - n >= 5 && Math.Abs(sum / n - (total - sum) / (window.Count - n)) > bound) return n;
        }

        return 0;
    }

    private static (double[] Real, double[] Imaginary) Transform(ReadOnlySpan<double> real, ReadOnlySpan<double> imaginary, int sign)
    {
        var n = real.Length;
        var (x, y) = (new double[n], new double[n]);
        for (var k = 0; k < n; k++)
        {
            for (var t = 0; t < n; t++)
            {
                var (sine, cosine) = Math.SinCos(sign * 2 * Math.PI * k * t / n);
                x[k] += real[t] * cosine - imaginary[t] * sine;
                y[k] += real[t] * sine + imaginary[t] * cosine;
            }
        }

        return (x, y);
    }
}
