using System.Numerics;

namespace Analytics.Statistics.Attribution;

/// <summary>
/// Splits the value of a whole fairly among its players: what each adds when it joins, on average over all orders of joining. The values add up to
/// value(all) − value(none); players that add alike get alike, a player that never adds gets 0.
/// Source: Shapley 1953, "A value for n-person games", Contributions to the Theory of Games II, 307-317; sampling: Castro, Gómez &amp; Tejada 2009,
/// "Polynomial calculation of the Shapley value based on sampling", Computers &amp; Operations Research 36(5), 1726-1730, in pairs of an order and its
/// reverse (Mitchell, Cooper, Frank &amp; Holmes 2022, JMLR 23(43), 1-46).
/// </summary>
public static class ShapleySplit
{
    /// <summary>Most players that <see cref="Exact"/> takes.</summary>
    public const int MostExactPlayers = 20;

    /// <summary>Most players that <see cref="Sampled"/> takes.</summary>
    public const int MostPlayers = 64;

    /// <summary>The values over all coalitions; 2ⁿ calls of the game and O(n 2ⁿ) further work.</summary>
    /// <param name="players">Players, from 1 to <see cref="MostExactPlayers"/>.</param>
    /// <param name="game">Value of a coalition; bit i is set where player i is in it.</param>
    /// <returns>The value of each player, with a standard error of 0.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The game gives a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="players"/> is out of its range.</exception>
    public static IReadOnlyList<ShapleyValue> Exact(int players, Func<ulong, double> game)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfLessThan(players, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(players, MostExactPlayers);

        var values = new double[1 << players];
        for (var coalition = 0; coalition < values.Length; coalition++) values[coalition] = Play(game, (ulong)coalition);
        var weights = Weights(players);
        var result = new double[players];
        for (var coalition = 0; coalition < values.Length; coalition++)
        {
            var weight = weights[BitOperations.PopCount((uint)coalition)];
            for (var player = 0; player < players; player++)
            {
                if ((coalition >> player & 1) == 0) result[player] += weight * (values[coalition | 1 << player] - values[coalition]);
            }
        }

        return [.. result.Select(value => new ShapleyValue(value, 0))];
    }

    /// <summary>
    /// The values over random orders, each with its reverse; at most 2 · pairs · n calls of the game, as coalitions are remembered. The values still add
    /// up exactly. The same seed gives the same values.
    /// </summary>
    /// <param name="players">Players, from 1 to <see cref="MostPlayers"/>.</param>
    /// <param name="game">Value of a coalition; bit i is set where player i is in it.</param>
    /// <param name="pairs">Orders, each with its reverse; at least 2.</param>
    /// <param name="seed">Seed of the orders.</param>
    /// <returns>The value of each player, with the standard error of the sampling.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="game"/> is null.</exception>
    /// <exception cref="ArgumentException">The game gives a value that is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="players"/> or <paramref name="pairs"/> is out of its range.</exception>
    public static IReadOnlyList<ShapleyValue> Sampled(int players, Func<ulong, double> game, int pairs, int seed)
    {
        ArgumentNullException.ThrowIfNull(game);
        ArgumentOutOfRangeException.ThrowIfLessThan(players, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(players, MostPlayers);
        ArgumentOutOfRangeException.ThrowIfLessThan(pairs, 2);

        var (random, seen) = (new Random(seed), new Dictionary<ulong, double>());
        var order = Enumerable.Range(0, players).ToArray();
        var (sums, squares, added) = (new double[players], new double[players], new double[players]);
        for (var pair = 0; pair < pairs; pair++)
        {
            random.Shuffle(order);
            Array.Clear(added);
            Join(order, game, seen, added);
            Array.Reverse(order);
            Join(order, game, seen, added);
            for (var player = 0; player < players; player++)
            {
                var mean = added[player] / 2;
                sums[player] += mean;
                squares[player] += mean * mean;
            }
        }

        return [.. sums.Zip(squares, (sum, square) => new ShapleyValue(
            sum / pairs, Math.Sqrt(Math.Max(0, square - sum / pairs * sum) / (pairs * (pairs - 1.0)))))];
    }

    private static void Join(int[] order, Func<ulong, double> game, Dictionary<ulong, double> seen, double[] added)
    {
        var coalition = 0UL;
        var before = Remembered(coalition);
        foreach (var player in order)
        {
            coalition |= 1UL << player;
            var after = Remembered(coalition);
            added[player] += after - before;
            before = after;
        }

        double Remembered(ulong key)
        {
            if (!seen.TryGetValue(key, out var value)) seen[key] = value = Play(game, key);
            return value;
        }
    }

    private static double Play(Func<ulong, double> game, ulong coalition)
    {
        var value = game(coalition);
        return double.IsFinite(value) ? value : throw new ArgumentException("The value of a coalition must be finite.", nameof(game));
    }

    /// <summary>Share of the orders in which a given coalition is what a given player joins, by the size of the coalition.</summary>
    private static double[] Weights(int players)
    {
        var weights = new double[players + 1];
        weights[0] = 1.0 / players;
        for (var size = 1; size < players; size++) weights[size] = weights[size - 1] * size / (players - size);
        return weights;
    }
}
