namespace Analytics.Contracts.Bucketing;

/// <summary>A part of the buckets.</summary>
/// <param name="Start">First bucket, included, in [0, 1].</param>
/// <param name="End">End, excluded; a range that ends where it starts is empty.</param>
public readonly record struct BucketRange(double Start, double End)
{
    /// <summary>Whether a bucket is within; O(1).</summary>
    /// <param name="bucket">A bucket in [0, 1).</param>
    /// <returns>True from <see cref="Start"/> on and before <see cref="End"/>.</returns>
    public bool Contains(double bucket) => bucket >= Start && bucket < End;
}
