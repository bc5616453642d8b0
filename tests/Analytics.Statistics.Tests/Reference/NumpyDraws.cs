namespace Analytics.Statistics.Tests.Reference;

/// <summary>
/// The random draws that cases were made with: the Mersenne Twister of Matsumoto &amp; Nishimura 1998 (ACM TOMACS 8(1), 3-30) as NumPy's legacy
/// generator seeds and shuffles with it, and the stratified shuffle splits that scikit-learn makes of them. A case names their seed, not the draws.
/// </summary>
internal sealed class NumpyDraws
{
    private const int Length = 624;
    private const int Middle = 397;
    private readonly uint[] state = new uint[Length];
    private int next = Length;

    public NumpyDraws(uint seed)
    {
        state[0] = seed;
        for (var i = 1; i < Length; i++) state[i] = 1812433253u * (state[i - 1] ^ state[i - 1] >> 30) + (uint)i;
    }

    /// <summary>For each split, the rows held out.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> StratifiedSplits(bool[] labels, int splits, double testSize, uint seed)
    {
        var draws = new NumpyDraws(seed);
        int[][] classes = [Rows(labels, false), Rows(labels, true)];
        var test = (int)Math.Ceiling(testSize * labels.Length);
        var result = new List<IReadOnlyList<int>>();
        for (var split = 0; split < splits; split++)
        {
            var kept = draws.Allot([.. classes.Select(rows => rows.Length)], labels.Length - test);
            var held = draws.Allot([.. classes.Zip(kept, (rows, count) => rows.Length - count)], test);
            var (train, rowsHeld) = (new List<int>(), new List<int>());
            for (var one = 0; one < classes.Length; one++)
            {
                var order = draws.Shuffled(classes[one]);
                train.AddRange(order[..kept[one]]);
                rowsHeld.AddRange(order[kept[one]..(kept[one] + held[one])]);
            }

            draws.Shuffled([.. train]);
            result.Add(draws.Shuffled([.. rowsHeld]));
        }

        return result;
    }

    /// <summary>Shares a number of rows out over the classes, the largest remainders first, ties by lot.</summary>
    private int[] Allot(int[] counts, int rows)
    {
        var shares = counts.Select(count => (double)count / counts.Sum() * rows).ToArray();
        var result = shares.Select(share => (int)Math.Floor(share)).ToArray();
        var left = rows - result.Sum();
        foreach (var tied in Enumerable.Range(0, counts.Length).GroupBy(one => shares[one] - Math.Floor(shares[one])).OrderByDescending(group => group.Key))
        {
            if (left == 0) break;
            foreach (var one in Shuffled([.. tied]).Take(left))
            {
                result[one]++;
                left--;
            }
        }

        return result;
    }

    private int[] Shuffled(int[] values)
    {
        var result = (int[])values.Clone();
        for (var i = result.Length - 1; i > 0; i--)
        {
            var j = AtMost((uint)i);
            (result[i], result[j]) = (result[j], result[i]);
        }

        return result;
    }

    private int AtMost(uint most)
    {
        var mask = (uint)(System.Numerics.BitOperations.RoundUpToPowerOf2(most + 1) - 1);
        while (true)
        {
            if ((Next() & mask) is var value && value <= most) return (int)value;
        }
    }

    private uint Next()
    {
        if (next == Length) Twist();
        var value = state[next++];
        value ^= value >> 11;
        value ^= value << 7 & 0x9d2c5680u;
        value ^= value << 15 & 0xefc60000u;
        return value ^ value >> 18;
    }

    private void Twist()
    {
        for (var i = 0; i < Length; i++)
        {
            var mixed = state[i] & 0x80000000u | state[(i + 1) % Length] & 0x7fffffffu;
            state[i] = state[(i + Middle) % Length] ^ mixed >> 1 ^ ((mixed & 1) == 0 ? 0 : 0x9908b0dfu);
        }

        next = 0;
    }

    private static int[] Rows(bool[] labels, bool label) => [.. Enumerable.Range(0, labels.Length).Where(row => labels[row] == label)];
}
