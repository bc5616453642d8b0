using System.Numerics.Tensors;

namespace Analytics.Statistics.Drift.Shares;

/// <summary>
/// What to do with cells that one sample leaves empty, in distances that take the logarithm of a share. The distance then depends on the rule as
/// much as on the data: keep to one.
/// </summary>
public readonly record struct ZeroShares
{
    private const double Small = 1e-4;

    private ZeroShares(Rule rule, double amount)
    {
        Kind = rule;
        Amount = amount;
    }

    private enum Rule
    {
        Keep,
        Adapt,
        Fill,
        Floor,
        Add,
    }

    /// <summary>Leave them: the distance is infinite where one sample has an empty cell and the other has not.</summary>
    public static ZeroShares Keep { get; }

    /// <summary>
    /// Evidently's rule: an empty cell gets 0.0001, or a millionth of the smallest share of its sample where that is at most 0.0001. The shares
    /// then add up to a little more than 1.
    /// </summary>
    public static ZeroShares Adapt { get; } = new(Rule.Adapt, 0);

    private Rule Kind { get; }

    private double Amount { get; }

    /// <summary>Give empty cells this share; the others stay as they are.</summary>
    /// <param name="share">Share, above 0 and below 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static ZeroShares Fill(double share) => new(Rule.Fill, Checked(share, 1, nameof(share)));

    /// <summary>Raise every smaller share to this one.</summary>
    /// <param name="share">Share, above 0 and below 1.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is out of its range.</exception>
    public static ZeroShares Floor(double share) => new(Rule.Floor, Checked(share, 1, nameof(share)));

    /// <summary>
    /// Add this to the count of every cell before shares are taken, 1/2 for Jeffreys' prior (Krichevsky &amp; Trofimov 1981, "The performance of
    /// universal encoding", IEEE Transactions on Information Theory 27(2), 199-207). Needs counts, not shares; the shares add up to 1.
    /// </summary>
    /// <param name="count">Count, above 0 and finite.</param>
    /// <returns>The rule.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is out of its range.</exception>
    public static ZeroShares Add(double count) => new(Rule.Add, Checked(count, double.MaxValue, nameof(count)));

    /// <summary>The shares of cells, with the rule applied; O(k).</summary>
    /// <param name="weights">Counts or shares of one sample, at least 0, not all 0.</param>
    /// <returns>A share for each cell; they may add up to more than 1, as the rule says.</returns>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or none is above 0.</exception>
    public double[] Shares(ReadOnlySpan<double> weights)
    {
        Weights.Total(weights, nameof(weights));
        var shares = new double[weights.Length];
        Apply(weights, shares);
        return shares;
    }

    /// <summary>Shares of checked weights, with the rule applied.</summary>
    internal void Apply(ReadOnlySpan<double> weights, Span<double> shares)
    {
        var added = Kind == Rule.Add ? Amount : 0;
        var total = TensorPrimitives.Sum(weights) + added * weights.Length;
        var smallest = double.PositiveInfinity;
        for (var cell = 0; cell < weights.Length; cell++)
        {
            shares[cell] = (weights[cell] + added) / total;
            if (shares[cell] > 0) smallest = Math.Min(smallest, shares[cell]);
        }

        var filling = Kind switch { Rule.Adapt => smallest <= Small ? smallest / 1e6 : Small, Rule.Keep => 0, _ => Amount };
        foreach (ref var share in shares[..weights.Length])
            if (share <= 0) share = filling;
            else if (Kind == Rule.Floor) share = Math.Max(share, Amount);
    }

    private static double Checked(double value, double limit, string name) => value > 0 && value < limit
        ? value
        : throw new ArgumentOutOfRangeException(name, "The value must be above 0 and below its limit.");
}
