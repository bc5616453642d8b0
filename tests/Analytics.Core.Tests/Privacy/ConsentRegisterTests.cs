using System.Text;
using Analytics.Contracts.Privacy;
using Analytics.Core.Privacy;
using Xunit;

namespace Analytics.Core.Tests.Privacy;

public sealed class ConsentRegisterTests : IDisposable
{
    private const string Subject = "max.mustermann@example.com";

    private readonly TemporaryFolder folder = new();
    private Opened run;

    public ConsentRegisterTests() => run = new Opened(folder.Path);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private ConsentPurposes Purposes => run.Consents.PurposesOf(run.Pseudonymiser.Of(Subject));

    public void Dispose()
    {
        run.Dispose();
        folder.Dispose();
    }

    [Fact]
    public async Task An_unknown_subject_agreed_to_nothing()
    {
        Assert.Equal(ConsentPurposes.None, Purposes);
        Assert.Null(await run.Consents.FindAsync(Subject, Token));
        Assert.False(await run.Consents.WithdrawAsync(Subject, Token));
    }

    [Fact]
    public async Task A_consent_is_in_force_when_put_returns_and_after_a_restart()
    {
        Assert.Empty(await run.Consents.PutAsync(Subject, Some("analytics", "training"), Token));
        Assert.Equal(ConsentPurposes.Analytics | ConsentPurposes.Training, Purposes);

        await RestartAsync();

        Assert.Equal(ConsentPurposes.Analytics | ConsentPurposes.Training, Purposes);
    }

    [Fact]
    public async Task What_was_put_can_be_read()
    {
        var given = new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.FromHours(2));
        await run.Consents.PutAsync(Subject, Some("training", "analytics") with { Basis = "contract", Source = "app, for a@b.de", Timestamp = given }, Token);

        var consent = await run.Consents.FindAsync(Subject, Token);

        Assert.Equal(["analytics", "training"], consent!.Purposes);
        Assert.Equal("contract", consent.Basis);
        Assert.Equal("app, for [email]", consent.Source);
        Assert.Equal(given, consent.Timestamp);
    }

    [Fact]
    public async Task Basis_and_time_have_defaults()
    {
        await run.Consents.PutAsync(Subject, Some(), Token);

        var consent = await run.Consents.FindAsync(Subject, Token);

        Assert.Empty(consent!.Purposes);
        Assert.Equal("consent", consent.Basis);
        Assert.Equal(run.Clock.GetUtcNow(), consent.Timestamp);
    }

    [Fact]
    public async Task A_later_consent_takes_the_place_of_the_one_before()
    {
        await run.Consents.PutAsync(Subject, Some("analytics"), Token);

        await run.Consents.PutAsync(Subject, Some("training"), Token);

        Assert.Equal(ConsentPurposes.Training, Purposes);
    }

    [Fact]
    public async Task A_withdrawal_is_in_force_when_it_returns_and_after_a_restart()
    {
        await run.Consents.PutAsync(Subject, Some("analytics"), Token);

        Assert.True(await run.Consents.WithdrawAsync(Subject, Token));

        Assert.Equal(ConsentPurposes.None, Purposes);
        Assert.Null(await run.Consents.FindAsync(Subject, Token));
        Assert.False(await run.Consents.WithdrawAsync(Subject, Token));
        await RestartAsync();
        Assert.Equal(ConsentPurposes.None, Purposes);
        Assert.Null(await run.Consents.FindAsync(Subject, Token));
    }

    [Fact]
    public async Task The_history_proves_what_was_granted_and_withdrawn()
    {
        await run.Consents.PutAsync(Subject, Some("analytics"), Token);
        await run.Consents.WithdrawAsync(Subject, Token);
        await run.Consents.PutAsync(Subject, Some("training"), Token);

        var json = await run.Documents.FindAsync<System.Text.Json.Nodes.JsonObject>(
            "consents", run.Pseudonymiser.Of(Subject).Value.ToString("x32", null), Token);

        Assert.Equal(["1 False", "0 True"], json!["history"]!.AsArray().Select(state => $"{state!["purposes"]} {(bool)state["withdrawn"]!}"));
        Assert.Equal(4, (int)json["current"]!["purposes"]!);
    }

    [Fact]
    public async Task A_consent_outlives_a_rotation_and_moves_with_its_next_change()
    {
        await run.Consents.PutAsync(Subject, Some("analytics"), Token);
        await run.Ring.RotateAsync(Token);
        Assert.Equal(ConsentPurposes.Analytics, Purposes);
        await RestartAsync();
        Assert.Equal(ConsentPurposes.Analytics, Purposes);

        Assert.True(await run.Consents.WithdrawAsync(Subject, Token));

        Assert.Equal(ConsentPurposes.None, Purposes);
        Assert.Null(await run.Consents.FindAsync(Subject, Token));
        Assert.Single(await run.Documents.ListAsync<object>("consents", Token));
        await RestartAsync();
        Assert.Equal(ConsentPurposes.None, Purposes);
    }

    [Theory]
    [InlineData("/purposes/1", "analytics", "marketing")]
    [InlineData("/purposes/0", "Analytics", "training")]
    public async Task An_unknown_purpose_is_a_fault(string pointer, params string[] purposes)
    {
        var faults = await run.Consents.PutAsync(Subject, Some(purposes), Token);

        Assert.Equal([pointer], faults.Keys);
        Assert.Equal(ConsentPurposes.None, Purposes);
    }

    [Fact]
    public async Task Faults_name_the_rule_and_never_the_value()
    {
        var faults = await run.Consents.PutAsync(
            new string('s', 201),
            new ConsentRecord { Purposes = null!, Basis = "because", Source = new string('x', 201), Timestamp = run.Clock.GetUtcNow().AddDays(2) },
            Token);

        Assert.Equal(["/basis", "/purposes", "/source", "/subject", "/timestamp"], faults.Keys.Order());
        Assert.DoesNotContain(faults.Values, message => message.Contains("because", StringComparison.Ordinal) || message.Contains("xxx", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Grants_and_withdrawals_at_once_leave_memory_and_documents_alike()
    {
        await Task.WhenAll(Enumerable.Range(0, 60).Select(i => Task.Run<object>(
            async () => i % 2 == 0 ? await run.Consents.PutAsync(Subject, Some("analytics"), Token) : await run.Consents.WithdrawAsync(Subject, Token), Token)));
        var inMemory = Purposes;

        await RestartAsync();

        Assert.Equal(inMemory, Purposes);
    }

    [Fact]
    public async Task Many_subjects_can_be_put_at_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 1000).Select(i => run.Consents.PutAsync($"u-{i}", Some("analytics"), Token)));
        await RestartAsync();

        Assert.All(
            Enumerable.Range(0, 1000),
            i => Assert.Equal(ConsentPurposes.Analytics, run.Consents.PurposesOf(run.Pseudonymiser.Of($"u-{i}"))));
    }

    [Fact]
    public async Task No_subject_is_in_any_file()
    {
        await run.Consents.PutAsync(Subject, Some("analytics") with { Source = $"form of {Subject}" }, Token);
        var pseudonym = run.Pseudonymiser.Of(Subject).Value.ToString("x32", null);
        await run.Consents.WithdrawAsync(Subject, Token);
        run.Dispose();

        foreach (var file in Directory.GetFiles(folder.Path, "*", SearchOption.AllDirectories))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
            Assert.DoesNotContain("mustermann", content, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(pseudonym, content, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain(Opened.MasterKey, content, StringComparison.Ordinal);
        }

        run = new Opened(folder.Path);
    }

    private static ConsentRecord Some(params string[] purposes) => new() { Purposes = purposes };

    private async Task RestartAsync()
    {
        run.Dispose();
        run = await Opened.StartAsync(folder.Path);
    }
}
