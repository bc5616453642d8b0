using Analytics.Core.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class KeyRingTests : IDisposable
{
    private static readonly PrivacyOptions Configured = new() { MasterKey = Opened.MasterKey };

    private readonly TemporaryFolder folder = new();

    private string RingPath => Path.Combine(folder.Path, "keys", "ring.json");

    private string OwnKeyPath => Path.Combine(folder.Path, "keys", "master.key");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_new_ring_has_one_key_and_opens_again_with_the_same_secrets()
    {
        using var made = Opened.OpenRing(folder.Path, Configured);

        using var opened = Opened.OpenRing(folder.Path, Configured);

        Assert.Equal(1, opened.CurrentKeyId);
        Assert.Equal(made.DocumentsPassword, opened.DocumentsPassword);
        Assert.Equal("text", new FieldSealer(opened).Open(new FieldSealer(made).Seal("text")));
        Assert.Equal(new Pseudonymiser(made).Of("u-42").Sealed, new Pseudonymiser(opened).Of("u-42").Sealed);
    }

    [Fact]
    public void Only_the_owner_may_read_the_files()
    {
        if (OperatingSystem.IsWindows())
            return;
        using var ring = Opened.OpenRing(folder.Path, new PrivacyOptions(), isDevelopment: true);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(RingPath));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(OwnKeyPath));
        Assert.Equal(2, Directory.GetFiles(Path.GetDirectoryName(RingPath)!).Length);
    }

    [Fact]
    public void Without_a_master_key_the_service_does_not_start_outside_development()
    {
        var fault = Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, new PrivacyOptions()));

        Assert.Contains("Privacy:MasterKey", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(RingPath)));
    }

    [Fact]
    public void Encryption_can_be_required_in_development_too() =>
        Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, new PrivacyOptions { RequireEncryption = true }, isDevelopment: true));

    [Fact]
    public void In_development_a_master_key_is_made_once()
    {
        using var made = Opened.OpenRing(folder.Path, new PrivacyOptions(), isDevelopment: true);

        using var opened = Opened.OpenRing(folder.Path, new PrivacyOptions { RequireEncryption = false });

        Assert.Equal(made.DocumentsPassword, opened.DocumentsPassword);
    }

    [Fact]
    public void A_ring_without_its_own_master_key_is_refused()
    {
        Opened.OpenRing(folder.Path, new PrivacyOptions(), isDevelopment: true).Dispose();
        File.Delete(OwnKeyPath);

        Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, new PrivacyOptions(), isDevelopment: true));
        Assert.False(File.Exists(OwnKeyPath));
    }

    [Fact]
    public void A_wrong_master_key_is_refused_and_the_ring_is_left_alone()
    {
        Opened.OpenRing(folder.Path, Configured).Dispose();
        var before = File.ReadAllBytes(RingPath);

        var wrong = new PrivacyOptions { MasterKey = Convert.ToBase64String(new byte[32]) };
        var fault = Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, wrong));

        Assert.Contains("the master key is not the one", fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(wrong.MasterKey!, fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(RingPath));
    }

    [Fact]
    public void The_master_key_may_come_from_a_file()
    {
        Opened.OpenRing(folder.Path, Configured).Dispose();
        var path = Path.Combine(folder.Path, "key.txt");
        File.WriteAllText(path, Opened.MasterKey + "\n");

        using var ring = Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKeyFile = path });

        Assert.Equal(1, ring.CurrentKeyId);
        Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, new PrivacyOptions { MasterKeyFile = path + "x" }));
    }

    [Theory]
    [InlineData("\"wrapped\": \"AAEAA", "\"wrapped\": \"AAEAB")]
    [InlineData("\"id\": 1", "\"id\": 2")]
    [InlineData("\"format\": 1", "\"format\": 2")]
    [InlineData("\"keys\"", "\"other\"")]
    [InlineData("{", "")]
    [InlineData("\"wrapped\"", "\"nothing\"")]
    public void A_ring_that_was_changed_is_refused(string part, string other)
    {
        Opened.OpenRing(folder.Path, Configured).Dispose();
        var content = File.ReadAllText(RingPath);
        Assert.Contains(part, content, StringComparison.Ordinal);
        File.WriteAllText(RingPath, content.Replace(part, other, StringComparison.Ordinal));

        Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, Configured));
    }

    [Fact]
    public async Task A_ring_from_before_a_rotation_cut_to_fewer_keys_is_refused()
    {
        using (var ring = Opened.OpenRing(folder.Path, Configured))
            await ring.RotateAsync(TestContext.Current.CancellationToken);
        var content = System.Text.Json.Nodes.JsonNode.Parse(await File.ReadAllTextAsync(RingPath, TestContext.Current.CancellationToken))!;
        content["keys"]!.AsArray().RemoveAt(1);
        await File.WriteAllTextAsync(RingPath, content.ToJsonString(), TestContext.Current.CancellationToken);

        Assert.Throws<KeyRingException>(() => Opened.OpenRing(folder.Path, Configured));
    }

    [Fact]
    public async Task After_a_rotation_the_new_key_seals_and_the_old_one_still_opens()
    {
        using var ring = Opened.OpenRing(folder.Path, Configured);
        var sealer = new FieldSealer(ring);
        var old = sealer.Seal("text");
        var password = ring.DocumentsPassword;

        await ring.RotateAsync(TestContext.Current.CancellationToken);

        using var reopened = Opened.OpenRing(folder.Path, Configured);
        Assert.Equal(2, reopened.CurrentKeyId);
        Assert.Equal("text", new FieldSealer(reopened).Open(old));
        Assert.Equal("text", new FieldSealer(reopened).Open(sealer.Seal("text")));
        Assert.Equal(2, sealer.Seal("text")[1]);
        Assert.Equal(password, reopened.DocumentsPassword);
    }

    [Fact]
    public async Task Rotations_at_once_each_add_a_key()
    {
        using var ring = Opened.OpenRing(folder.Path, Configured);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ring.RotateAsync(TestContext.Current.CancellationToken)));

        using var reopened = Opened.OpenRing(folder.Path, Configured);
        Assert.Equal(11, reopened.CurrentKeyId);
    }
}
