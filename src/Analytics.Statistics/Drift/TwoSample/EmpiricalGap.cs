using Analytics.Statistics.Summaries;
namespace Analytics.Statistics.Drift.TwoSample;

/// <summary>
/// The gap F − G between two empirical distribution functions: its largest size, and the integrals of its size and of its square over the
/// values. One walk over two ascending samples or tables.
/// </summary>
internal readonly record struct EmpiricalGap(double Largest, double Area, double SquaredArea)
{
    internal static EmpiricalGap Between(ReadOnlySpan<double> reference, ReadOnlySpan<double> current)
    {
        var (i, j, gap) = (0, 0, default(Walk));
        double referenceStep = 1.0 / reference.Length, currentStep = 1.0 / current.Length;
        var value = Math.Min(reference[0], current[0]);
        while (i < reference.Length && j < current.Length)
        {
            var next = Math.Min(reference[i], current[j]);
            gap.Pass(i * referenceStep - j * currentStep, next - value);
            value = next;
            while (i < reference.Length && reference[i] <= value) i++;
            while (j < current.Length && current[j] <= value) j++;
        }

        for (; i < reference.Length; value = reference[i++]) gap.Pass(i * referenceStep - 1, reference[i] - value);
        for (; j < current.Length; value = current[j++]) gap.Pass(1 - j * currentStep, current[j] - value);
        return gap.Result;
    }

    internal static EmpiricalGap Between(ReadOnlySpan<ValueCount> reference, long rows, ReadOnlySpan<ValueCount> current, long currentRows)
    {
        var (i, j, below, currentBelow, gap) = (0, 0, 0L, 0L, default(Walk));
        var value = Math.Min(reference.IsEmpty ? 0 : reference[0].Value, current.IsEmpty ? 0 : current[0].Value);
        while (i < reference.Length || j < current.Length)
        {
            var next = Math.Min(
                i < reference.Length ? reference[i].Value : double.PositiveInfinity,
                j < current.Length ? current[j].Value : double.PositiveInfinity);
            gap.Pass((double)below / rows - (double)currentBelow / currentRows, next - value);
            value = next;
            for (; i < reference.Length && reference[i].Value <= value; i++) below += reference[i].Count;
            for (; j < current.Length && current[j].Value <= value; j++) currentBelow += current[j].Count;
        }

        return gap.Result;
    }

    private struct Walk
    {
        private double largest;
        private double area;
        private double squaredArea;

        public readonly EmpiricalGap Result => new(largest, area, squaredArea);

        public void Pass(double gap, double width)
        {
            var size = Math.Abs(gap);
            if (size > largest) largest = size;
            if (width <= 0 || size <= 0) return;
            area += size * width;
            squaredArea += size * size * width;
        }
    }
}
