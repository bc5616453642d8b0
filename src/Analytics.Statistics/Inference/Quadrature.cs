using MathNet.Numerics.Integration;

namespace Analytics.Statistics.Inference;

/// <summary>Integrals of smooth functions.</summary>
internal static class Quadrature
{
    private static readonly GaussLegendreRule Rule = new(-1, 1, 32);

    /// <summary>Nodes of the rule in [−1, 1], 32 of them.</summary>
    internal static ReadOnlySpan<double> Nodes => Rule.Abscissas;

    /// <summary>Weights of the nodes; they sum to 2.</summary>
    internal static ReadOnlySpan<double> Weights => Rule.Weights;

    /// <summary>Gauss-Legendre integral over each piece between increasing borders; exact for polynomials of degree 63 a piece.</summary>
    internal static double Integrate(Func<double, double> function, ReadOnlySpan<double> borders)
    {
        var sum = 0.0;
        for (var piece = 1; piece < borders.Length; piece++)
        {
            var half = (borders[piece] - borders[piece - 1]) / 2;
            if (half <= 0) continue;

            var middle = (borders[piece] + borders[piece - 1]) / 2;
            for (var node = 0; node < Nodes.Length; node++) sum += half * Weights[node] * function(middle + half * Nodes[node]);
        }

        return sum;
    }
}
