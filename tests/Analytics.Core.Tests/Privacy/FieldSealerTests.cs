using System.Security.Cryptography;
using Analytics.Core.Privacy;
using CsCheck;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class FieldSealerTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly KeyRing ring;
    private readonly FieldSealer sealer;

    public FieldSealerTests()
    {
        ring = Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKey = Opened.MasterKey });
        sealer = new FieldSealer(ring);
    }

    public void Dispose()
    {
        ring.Dispose();
        folder.Dispose();
    }

    [Fact]
    public void Any_text_comes_back() =>
        Gen.Char['\0', '\uD7FF'].Array.Select(characters => new string(characters)).Sample(text => sealer.Open(sealer.Seal(text)) == text);

    [Fact]
    public void Equal_texts_are_sealed_differently() => Assert.NotEqual(sealer.Seal("text"), sealer.Seal("text"));

    [Fact]
    public void A_change_of_any_byte_is_noticed()
    {
        var sealedText = sealer.Seal("text");

        for (var i = 0; i < sealedText.Length; i++)
        {
            var changed = (byte[])sealedText.Clone();
            changed[i] ^= 1;
            Assert.ThrowsAny<CryptographicException>(() => sealer.Open(changed));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(29)]
    public void What_is_too_short_was_not_sealed(int length)
    {
        var cut = sealer.Seal("")[..length];

        Assert.ThrowsAny<CryptographicException>(() => sealer.Open(cut));
    }

    [Fact]
    public void Many_threads_can_seal_and_open_at_once() =>
        Parallel.For(0, 10_000, i => Assert.Equal($"text {i}", sealer.Open(sealer.Seal($"text {i}"))));
}
