using Analytics.Statistics.Inference;

namespace Analytics.Statistics.Experiments.Sequential;

/// <summary>
/// The density of a Brownian motion at planned looks on the paths that no boundary has stopped, at the nodes of Gauss-Legendre pieces, or where a step
/// is given (in standard deviations of the increment) on a trapezoid grid.
/// Source: Armitage, McPherson &amp; Rowe 1969, "Repeated significance tests on accumulating data", Journal of the Royal Statistical Society A 132(2),
/// 235-244.
/// </summary>
internal sealed class StoppedDensity(double drift, bool twoSided, double? gridStep = null)
{
    /// <summary>Standard deviations beyond which there is no mass worth counting.</summary>
    private const double Far = 8.5;

    /// <summary>Width of a piece, in standard deviations of one step; 32 nodes resolve it to rounding.</summary>
    private const double PieceWidth = 4;

    private const int MostIntervals = 1000;

    private double information;
    private double[] places = [0];
    private double[] masses = [1];

    /// <summary>Probability of ending above a level (and of ending below its negative) at the next look, among paths not stopped before.</summary>
    internal Crossing At(double nextInformation, double level)
    {
        var (spread, shift) = Step(nextInformation);
        var (above, below) = (0.0, 0.0);
        for (var node = 0; node < places.Length; node++)
        {
            above += masses[node] * NormalDistribution.Survival((level - places[node] - shift) / spread);
            if (twoSided) below += masses[node] * NormalDistribution.Survival((level + places[node] + shift) / spread);
        }

        return new(above, below);
    }

    /// <summary>Moves to the next look and stops the paths that are at or above the level there (or at or below its negative).</summary>
    /// <param name="nextInformation">Information at the next look.</param>
    /// <param name="level">Boundary there, as a value of the motion.</param>
    /// <param name="following">Information of the look after it, which says how finely the density is needed.</param>
    internal void Advance(double nextInformation, double level, double following)
    {
        var (spread, shift) = Step(nextInformation);
        var reach = Far * Math.Sqrt(nextInformation);
        var middle = drift * nextInformation;
        var high = Math.Min(level, middle + reach);
        var low = twoSided ? Math.Max(-level, middle - reach) : Math.Min(middle - reach, high - spread);
        if (low >= high) (low, high) = (twoSided ? -level : level - spread, level);

        var (newPlaces, weights) = gridStep is { } step
            ? Grid(low, high, Math.Clamp((int)Math.Ceiling((high - low) / (step * spread)), 1, MostIntervals))
            : Pieces(low, high, Math.Min(spread, following > nextInformation ? Math.Sqrt(following - nextInformation) : spread));
        for (var at = 0; at < newPlaces.Length; at++)
        {
            var density = 0.0;
            for (var from = 0; from < places.Length; from++)
                density += masses[from] * NormalDistribution.Density((newPlaces[at] - places[from] - shift) / spread);
            weights[at] *= density / spread;
        }

        (information, places, masses) = (nextInformation, newPlaces, weights);
    }

    private static (double[] Places, double[] Weights) Pieces(double low, double high, double finest)
    {
        var pieces = Math.Clamp((int)Math.Ceiling((high - low) / (PieceWidth * finest)), 1, MostIntervals);
        var half = (high - low) / pieces / 2;
        var (places, weights) = (new double[pieces * Quadrature.Nodes.Length], new double[pieces * Quadrature.Nodes.Length]);
        for (var at = 0; at < places.Length; at++)
        {
            var (piece, node) = (at / Quadrature.Nodes.Length, at % Quadrature.Nodes.Length);
            places[at] = low + (2 * piece + 1 + Quadrature.Nodes[node]) * half;
            weights[at] = half * Quadrature.Weights[node];
        }

        return (places, weights);
    }

    private static (double[] Places, double[] Weights) Grid(double low, double high, int intervals)
    {
        var width = (high - low) / intervals;
        var (places, weights) = (new double[intervals + 1], new double[intervals + 1]);
        for (var at = 0; at <= intervals; at++)
        {
            places[at] = low + at * width;
            weights[at] = at == 0 || at == intervals ? width / 2 : width;
        }

        return (places, weights);
    }

    private (double Spread, double Shift) Step(double nextInformation) =>
        (Math.Sqrt(nextInformation - information), drift * (nextInformation - information));

    internal readonly record struct Crossing(double Above, double Below)
    {
        public double Total => Above + Below;
    }
}
