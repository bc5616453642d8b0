namespace Analytics.Statistics.Summaries;

/// <summary>
/// Random numbers whose whole state is one number, so that it can be saved with a sketch; not for secrets.
/// Source: Steele, Lea &amp; Flood 2014, "Fast splittable pseudorandom number generators", OOPSLA, 453-472 (SplitMix64).
/// </summary>
internal struct RandomSequence(ulong state)
{
    private ulong state = state;

    internal static RandomSequence Of(int seed) => new(Hashing.Mix(unchecked((ulong)seed) + 0x9E3779B97F4A7C15));

    internal ulong Next() => Hashing.Mix(state += 0x9E3779B97F4A7C15);

    internal bool Coin() => Next() >> 63 == 1;

    /// <summary>A whole number below the bound, all with equal probability but for a share of bound / 2⁶⁴.</summary>
    internal int Below(int bound) => (int)Math.BigMul(Next(), (ulong)bound, out _);

    internal void Carry(StateTransfer transfer) => transfer.Carry(ref state);
}
