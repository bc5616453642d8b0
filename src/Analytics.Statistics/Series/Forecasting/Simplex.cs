namespace Analytics.Statistics.Series.Forecasting;

/// <summary>
/// Downhill simplex for a few parameters; infinite costs bound the space.
/// Source: Nelder &amp; Mead 1965, "A simplex method for function minimization", The Computer Journal 7(4), 308-313.
/// </summary>
internal sealed class Simplex
{
    private readonly Func<double[], double> cost;
    private readonly double[][] corners;
    private readonly double[] costs;
    private int left;

    private Simplex(Func<double[], double> cost, double[] start, double[] steps, int evaluations)
    {
        this.cost = cost;
        left = evaluations;
        corners = [(double[])start.Clone(), .. steps.Select((step, i) => start.Select((value, j) => i == j ? value + step : value).ToArray())];
        costs = [.. corners.Select(Cost)];
    }

    /// <summary>The parameters of least cost that were found.</summary>
    internal static double[] Minimise(Func<double[], double> cost, double[] start, double[] steps, int evaluations, double tolerance = 1e-8)
    {
        var simplex = new Simplex(cost, start, steps, evaluations);
        simplex.Sort();
        while (simplex.left > 0 && !simplex.IsFlat(tolerance))
        {
            simplex.Step();
            simplex.Sort();
        }

        return simplex.corners[0];
    }

    private bool IsFlat(double tolerance) => costs[^1] - costs[0] <= tolerance * (Math.Abs(costs[0]) + tolerance);

    private void Sort() => Array.Sort(costs, corners);

    private double Cost(double[] corner)
    {
        left--;
        var value = cost(corner);
        return double.IsNaN(value) ? double.PositiveInfinity : value;
    }

    private void Step()
    {
        var centre = new double[corners[0].Length];
        foreach (var corner in corners[..^1])
            for (var i = 0; i < centre.Length; i++) centre[i] += corner[i] / centre.Length;

        var mirrored = Along(centre, -1);
        var value = Cost(mirrored);
        if (value < costs[0])
        {
            var further = Along(centre, -2);
            if (!Replace(further, Cost(further), value)) Replace(mirrored, value, double.PositiveInfinity);
        }
        else if (value < costs[^2])
        {
            Replace(mirrored, value, double.PositiveInfinity);
        }
        else
        {
            var nearer = Along(centre, value < costs[^1] ? -0.5 : 0.5);
            if (!Replace(nearer, Cost(nearer), Math.Min(value, costs[^1]))) Shrink();
        }
    }

    /// <summary>The point at a share of the way from the centre to the worst corner.</summary>
    private double[] Along(double[] centre, double share)
    {
        var point = new double[centre.Length];
        for (var i = 0; i < point.Length; i++) point[i] = centre[i] + share * (corners[^1][i] - centre[i]);
        return point;
    }

    private bool Replace(double[] corner, double value, double bar)
    {
        if (value >= bar) return false;
        (corners[^1], costs[^1]) = (corner, value);
        return true;
    }

    private void Shrink()
    {
        for (var k = 1; k < corners.Length; k++)
        {
            for (var i = 0; i < corners[k].Length; i++) corners[k][i] = (corners[0][i] + corners[k][i]) / 2;
            costs[k] = Cost(corners[k]);
        }
    }
}
