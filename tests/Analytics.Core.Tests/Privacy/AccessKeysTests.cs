using System.Text;
using Analytics.Core.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class AccessKeysTests : IDisposable
{
    private const string AdministratorSecret = "a secret of the operator";

    private readonly TemporaryFolder folder = new();
    private Opened run;

    public AccessKeysTests() => run = new Opened(folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        run.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task A_new_key_is_known_by_its_secret_now_and_after_a_restart()
    {
        var (key, secret) = await CreateAsync();

        Assert.Matches($"^aw_live_{key.Id}_[0-9A-Za-z]{{38}}$", secret);
        Assert.Equal(key, run.Keys.Find(secret));
        await RestartAsync();
        Assert.Equal(key.Id, run.Keys.Find(secret)!.Id);
        Assert.Equal(key.Id, run.Keys.Find(secret)!.Id);
    }

    [Fact]
    public async Task Whatever_is_not_exactly_the_secret_is_refused()
    {
        var (_, secret) = await CreateAsync();
        Assert.NotNull(run.Keys.Find(secret));

        for (var i = 0; i < secret.Length; i++)
            Assert.Null(run.Keys.Find(secret[..i] + (secret[i] == 'x' ? 'y' : 'x') + secret[(i + 1)..]));
        Assert.Null(run.Keys.Find(""));
        Assert.Null(run.Keys.Find(secret + " "));
        Assert.Null(run.Keys.Find(secret[..^1]));
        Assert.Null(run.Keys.Find(new string('é', 10_000)));
    }

    [Fact]
    public async Task A_rotated_key_is_followed_by_one_alike_and_ends_after_the_overlap()
    {
        var (before, old) = await run.Keys.CreateAsync("engine", [AccessScopes.EventsWrite], run.Clock.GetUtcNow().AddDays(90), Token);
        run.Clock.Advance(TimeSpan.FromDays(60));

        var (next, secret) = (await run.Keys.RotateAsync(before.Id, TimeSpan.FromDays(1), Token))!.Value;

        Assert.Equal((before.Name, run.Clock.GetUtcNow().AddDays(90)), (next.Name, next.ExpiresAt));
        Assert.Equal(before.Scopes, next.Scopes);
        var rotated = run.Clock.GetUtcNow();
        await RestartAsync();
        run.Clock.SetUtcNow(rotated);
        Assert.Equal(rotated.AddDays(1), run.Keys.Find(old)!.ExpiresAt);
        Assert.Equal(next.Id, run.Keys.Find(secret)!.Id);
        run.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Null(run.Keys.Find(old));
        Assert.NotNull(run.Keys.Find(secret));
    }

    [Fact]
    public async Task Rotation_lengthens_no_life_and_knows_the_administrators_key_as_a_setting()
    {
        var end = run.Clock.GetUtcNow().AddHours(2);
        var (key, secret) = await run.Keys.CreateAsync("short", [AccessScopes.QueryRead], end, Token);
        await run.Keys.LoadAsync(AdministratorSecret, Token);

        Assert.NotNull(await run.Keys.RotateAsync(key.Id, TimeSpan.FromDays(1), Token));

        Assert.Equal(end, run.Keys.Find(secret)!.ExpiresAt);
        Assert.Null(await run.Keys.RotateAsync(AccessKeys.AdministratorId, TimeSpan.Zero, Token));
        Assert.Null(await run.Keys.RotateAsync("nothing", TimeSpan.Zero, Token));
    }

    [Fact]
    public async Task A_revoked_key_is_refused_at_once_and_after_a_restart()
    {
        var (key, secret) = await CreateAsync();
        Assert.NotNull(run.Keys.Find(secret));

        Assert.True(await run.Keys.RevokeAsync(key.Id, Token));

        Assert.Null(run.Keys.Find(secret));
        Assert.False(await run.Keys.RevokeAsync(key.Id, Token));
        await RestartAsync();
        Assert.Null(run.Keys.Find(secret));
    }

    [Fact]
    public async Task An_expired_key_is_refused()
    {
        var (_, secret) = await run.Keys.CreateAsync("phone", [AccessScopes.EventsWrite], run.Clock.GetUtcNow().AddHours(1), Token);
        Assert.NotNull(run.Keys.Find(secret));

        run.Clock.Advance(TimeSpan.FromHours(1));

        Assert.Null(run.Keys.Find(secret));
    }

    [Fact]
    public async Task The_administrator_has_the_configured_secret()
    {
        await RestartAsync(AdministratorSecret);

        var key = run.Keys.Find(AdministratorSecret);

        Assert.Equal("administrator", key!.Name);
        Assert.All(AccessScopes.All, scope => Assert.True(key.Allows(scope)));
        Assert.Null(run.Keys.Find(AdministratorSecret + "x"));
    }

    [Fact]
    public async Task Another_configured_secret_takes_the_place_of_the_one_before()
    {
        await RestartAsync(AdministratorSecret);
        await RestartAsync("another secret of theirs");

        Assert.Null(run.Keys.Find(AdministratorSecret));
        Assert.NotNull(run.Keys.Find("another secret of theirs"));
        Assert.Single(run.Keys.List());
    }

    [Fact]
    public async Task A_secret_of_the_shape_of_a_key_can_be_the_administrators()
    {
        var (key, secret) = await CreateAsync();
        await run.Keys.RevokeAsync(key.Id, Token);

        await RestartAsync(secret);

        Assert.Equal("administrator", run.Keys.Find(secret)!.Name);
    }

    [Fact]
    public async Task A_short_administrators_secret_is_refused() =>
        await Assert.ThrowsAsync<ArgumentException>(() => run.Keys.LoadAsync("fifteen letters", Token));

    [Fact]
    public async Task Only_admin_implies_other_scopes()
    {
        var (key, _) = await CreateAsync();

        Assert.True(key.Allows(AccessScopes.EventsWrite));
        Assert.False(key.Allows(AccessScopes.QueryRead));
        Assert.False(key.Allows(AccessScopes.Admin));
    }

    [Fact]
    public async Task Keys_without_a_name_or_a_known_scope_are_not_made()
    {
        await Assert.ThrowsAsync<ArgumentException>(() => run.Keys.CreateAsync(" ", [AccessScopes.Admin], null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => run.Keys.CreateAsync("phone", [], null, Token));
        await Assert.ThrowsAsync<ArgumentException>(() => run.Keys.CreateAsync("phone", ["events:read"], null, Token));
        Assert.Empty(run.Keys.List());
    }

    [Fact]
    public async Task Keys_are_listed_by_name()
    {
        await run.Keys.CreateAsync("b", [AccessScopes.EventsWrite], null, Token);
        await run.Keys.CreateAsync("a", [AccessScopes.EventsWrite], null, Token);

        Assert.Equal(["a", "b"], run.Keys.List().Select(key => key.Name));
    }

    [Fact]
    public async Task No_secret_is_in_any_file()
    {
        await RestartAsync(AdministratorSecret);
        var (_, secret) = await CreateAsync();
        run.Dispose();

        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
            Assert.DoesNotContain(AdministratorSecret, content, StringComparison.Ordinal);
            Assert.DoesNotContain(secret[17..], content, StringComparison.Ordinal);
        }

        run = new Opened(folder.Path);
    }

    private Task<(AccessKey Key, string Secret)> CreateAsync() => run.Keys.CreateAsync("phone", [AccessScopes.EventsWrite], null, Token);

    private async Task RestartAsync(string? administratorSecret = null)
    {
        run.Dispose();
        run = await Opened.StartAsync(folder.Path, administratorSecret);
    }
}
