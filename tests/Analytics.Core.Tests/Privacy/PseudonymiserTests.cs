using Analytics.Core.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class PseudonymiserTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KeyRing ring;
    private readonly Pseudonymiser pseudonymiser;

    public PseudonymiserTests()
    {
        ring = Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKey = Opened.MasterKey });
        pseudonymiser = new Pseudonymiser(ring);
    }

    public void Dispose()
    {
        ring.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Equal_subjects_have_equal_pseudonyms_with_and_without_the_cache()
    {
        var cached = pseudonymiser.Of("u-42");

        var fresh = new Pseudonymiser(ring).Of("u-42");

        Assert.Same(cached, pseudonymiser.Of("u-42"));
        Assert.Equal(cached.Value, fresh.Value);
        Assert.Equal(cached.Sealed, fresh.Sealed);
    }

    [Theory]
    [InlineData(" u-42 ", "u-42")]
    [InlineData("Zoe\u0308", "Zo\u00EB")]
    [InlineData("Nguye\u0302\u0303n", "Nguy\u1EC5n")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u0439", "\u0438\u0306")]
    public void Spellings_of_one_subject_have_one_pseudonym(string one, string other) =>
        Assert.Equal(pseudonymiser.Of(one).Sealed, pseudonymiser.Of(other).Sealed);

    [Fact]
    public void Different_subjects_have_different_pseudonyms()
    {
        var values = Enumerable.Range(0, 200_000).Select(i => pseudonymiser.Of($"u-{i}").Value).ToHashSet();

        Assert.Equal(200_000, values.Count);
        Assert.NotEqual(pseudonymiser.Of("u-42").Value, pseudonymiser.Of("U-42").Value);
    }

    [Fact]
    public void The_pseudonym_can_not_be_read_from_its_sealed_form()
    {
        var pseudonym = pseudonymiser.Of("u-42");

        var value = Convert.FromHexString(pseudonym.Value.ToString("x32", null));
        Assert.Equal(-1, pseudonym.Sealed.AsSpan().IndexOf(value));
        Assert.Equal([0, 1], pseudonym.Sealed[..2]);
    }

    [Fact]
    public void A_hit_in_the_cache_allocates_nothing()
    {
        pseudonymiser.Of("u-42");
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var i = 0; i < 1000; i++)
            pseudonymiser.Of("u-42");

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public async Task A_rotation_gives_new_pseudonyms_that_remember_the_earlier_ones()
    {
        var first = pseudonymiser.Of("u-42");
        await ring.RotateAsync(TestContext.Current.CancellationToken);
        var second = pseudonymiser.Of("u-42");
        await ring.RotateAsync(TestContext.Current.CancellationToken);

        var third = pseudonymiser.Of("u-42");

        Assert.Equal(3, third.KeyId);
        Assert.NotEqual(first.Value, third.Value);
        Assert.NotEqual(first.Sealed, third.Sealed);
        Assert.Equal([second.Value, first.Value], third.Earlier);
    }

    [Fact]
    public void Threads_never_get_one_anothers_pseudonyms()
    {
        var expected = Enumerable.Range(0, 1000).Select(i => new Pseudonymiser(ring).Of($"u-{i}").Value).ToArray();

        Parallel.For(0, 100_000, i => Assert.Equal(expected[i % 1000], pseudonymiser.Of($"u-{i % 1000}").Value));
    }
}
