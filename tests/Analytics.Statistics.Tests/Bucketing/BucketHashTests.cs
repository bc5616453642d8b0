using System.Text;
using Analytics.Contracts.Bucketing;

namespace Analytics.Statistics.Tests.Bucketing;

public sealed class BucketHashTests
{
    /// <summary>Vectors of the FNV draft.</summary>
    [Theory]
    [InlineData("", 0x811c9dc5)]
    [InlineData("a", 0xe40c292c)]
    [InlineData("foobar", 0xbf9cf968)]
    public void Fnv1a_agrees_with_its_published_vectors(string text, uint expected) => Assert.Equal(expected, BucketHash.Fnv1a(text));

    /// <summary>Widely published vectors of MurmurHash3_x86_32.</summary>
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("", 1, 0x514E28B7)]
    [InlineData("", 0xffffffff, 0x81F16F39)]
    [InlineData("test", 0, 0xba6bd213)]
    [InlineData("test", 0x9747b28c, 0x704b81dc)]
    [InlineData("Hello, world!", 0, 0xc0363e43)]
    [InlineData("Hello, world!", 0x9747b28c, 0x24884CBA)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0, 0x2e4ff723)]
    [InlineData("The quick brown fox jumps over the lazy dog", 0x9747b28c, 0x2FA826CD)]
    [InlineData("a", 0x9747b28c, 0x7FA09EA6)]
    [InlineData("aa", 0x9747b28c, 0x5D211726)]
    [InlineData("aaa", 0x9747b28c, 0x283E0130)]
    [InlineData("aaaa", 0x9747b28c, 0x5A97808A)]
    public void Murmur3_agrees_with_its_published_vectors(string text, uint seed, uint expected) =>
        Assert.Equal(expected, BucketHash.Murmur3(Encoding.UTF8.GetBytes(text), seed));

    [Fact]
    public void Ids_outside_ascii_are_hashed_by_their_utf16_units() => Assert.Equal(0.4214, BucketHash.Version2("exp_é", "ключ"));

    [Fact]
    public void Unknown_versions_have_no_bucket() => Assert.Null(BucketHash.Of("seed", "id", 3));

    [Fact]
    public void Buckets_are_even()
    {
        var counts = new long[20];
        for (var user = 0; user < 100_000; user++) counts[(int)(20 * BucketHash.Version2("even", $"user-{user}"))]++;

        Assert.False(Analytics.Statistics.Experiments.SampleRatio.Test(counts, [.. Enumerable.Repeat(1.0, 20)]).Mismatch());
    }

    [Fact]
    public void Seeds_deal_independently_of_each_other()
    {
        var table = new long[2][] { new long[2], new long[2] };
        for (var user = 0; user < 100_000; user++)
            table[BucketHash.Version2("one", $"user-{user}") < 0.5 ? 0 : 1][BucketHash.Version2("two", $"user-{user}") < 0.5 ? 0 : 1]++;

        Assert.True(Analytics.Statistics.Experiments.AssignmentDependence.Test(table).PValue > 0.001);
    }
}
