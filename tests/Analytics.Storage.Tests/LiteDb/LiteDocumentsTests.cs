using System.Globalization;
using System.Text;
using Analytics.Core.Ports;
using Analytics.Storage.LiteDb;
using Xunit;

namespace Analytics.Storage.Tests.LiteDb;

public sealed class LiteDocumentsTests : DocumentsContract, IDisposable
{
    private readonly TemporaryFolder folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => folder.Dispose();

    protected override IDocuments Open() => new LiteDocuments(folder.Path, CrashingWriter.Password);

    protected override void Close(IDocuments documents) => ((LiteDocuments)documents).Dispose();

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_the_process_is_killed()
    {
        using var writer = CrashingWriter.Start(folder.Path);
        var last = -1;
        while (last < 40)
            last = int.Parse((await writer.StandardOutput.ReadLineAsync(Token))!, CultureInfo.InvariantCulture);
        writer.Kill();
        while (await writer.StandardOutput.ReadLineAsync(Token) is { Length: > 0 } line && int.TryParse(line, CultureInfo.InvariantCulture, out var number) && number == last + 1)
            last = number;
        await writer.WaitForExitAsync(Token);

        using var documents = new LiteDocuments(folder.Path, CrashingWriter.Password);
        var stored = await documents.ListAsync<CrashingWriter.Written>(CrashingWriter.Collection, Token);

        Assert.Empty(Enumerable.Range(0, last + 1).Except(stored.Select(written => written.Number)));
    }

    [Fact]
    public async Task A_file_that_is_open_elsewhere_is_unavailable_until_it_is_closed()
    {
        using var second = new LiteDocuments(folder.Path, CrashingWriter.Password);
        using (var first = new LiteDocuments(folder.Path, CrashingWriter.Password))
        {
            await first.PutAsync("notes", "n", "text", Token);
            await Assert.ThrowsAsync<StoreUnavailableException>(() => second.FindAsync<string>("notes", "n", Token));
            await Assert.ThrowsAsync<StoreUnavailableException>(() => second.PutAsync("notes", "n", "other", Token));
        }

        Assert.Equal("text", await second.FindAsync<string>("notes", "n", Token));
    }

    [Fact]
    public async Task A_full_disk_is_reported_and_work_goes_on_when_there_is_room_again()
    {
        var isFull = false;
        using var documents = new LiteDocuments(folder.Path, "p", path => new ThrowingFile(path, () => isFull));
        await documents.PutAsync("notes", "before", "text", Token);

        isFull = true;
        await Assert.ThrowsAsync<StoreUnavailableException>(() => documents.PutAsync("notes", "n", "text", Token));
        await Assert.ThrowsAsync<StoreUnavailableException>(() => documents.PutAsync("notes", "n", "text", Token));
        isFull = false;
        await documents.PutAsync("notes", "after", "text", Token);

        Assert.Equal("text", await documents.FindAsync<string>("notes", "before", Token));
        Assert.Equal("text", await documents.FindAsync<string>("notes", "after", Token));
    }

    [Fact]
    public async Task Whichever_write_fails_nothing_acknowledged_is_lost()
    {
        for (var failing = 1; failing <= 40; failing++)
        {
            var folder = Path.Combine(this.folder.Path, $"{failing}");
            var writes = 0;
            var acknowledged = new List<string>();
            using (var documents = new LiteDocuments(folder, "p", path => new ThrowingFile(path, () => ++writes == failing)))
            {
                for (var i = 0; i < 8; i++)
                {
                    if (await Record.ExceptionAsync(() => documents.PutAsync("notes", $"{i}", $"{i}", Token)) is null)
                        acknowledged.Add($"{i}");
                }
            }

            using var reopened = new LiteDocuments(folder, "p");
            Assert.Empty(acknowledged.Except(await reopened.ListAsync<string>("notes", Token)));
            Assert.InRange(acknowledged.Count, 7, 8);
        }
    }

    [Fact]
    public async Task Whichever_write_fails_a_batch_is_there_as_a_whole_or_not_at_all()
    {
        for (var failing = 1; failing <= 40; failing++)
        {
            var folder = Path.Combine(this.folder.Path, $"batch-{failing}");
            var writes = 0;
            using (var documents = new LiteDocuments(folder, "p", path => new ThrowingFile(path, () => ++writes == failing)))
            {
                for (var i = 0; i < 8; i++)
                {
                    var batch = new DocumentBatch().Put("notes", $"{i}", $"{i}").Put("others", $"{i}", new string('x', 20_000));
                    await Record.ExceptionAsync(() => documents.CommitAsync(batch, Token));
                }
            }

            using var reopened = new LiteDocuments(folder, "p");
            Assert.Equal((await reopened.ListAsync<string>("notes", Token)).Count, (await reopened.ListAsync<string>("others", Token)).Count);
        }
    }

    [Fact]
    public async Task Another_password_is_refused()
    {
        using (var documents = new LiteDocuments(folder.Path, "right"))
            await documents.PutAsync("notes", "n", "text", Token);

        using var other = new LiteDocuments(folder.Path, "wrong");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => other.FindAsync<string>("notes", "n", Token));

        Assert.Contains("another master key", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_of_a_newer_version_is_refused_and_left_alone()
    {
        using (var documents = new LiteDocuments(folder.Path, "p"))
            await documents.PutAsync("notes", "n", "text", Token);
        using (var session = LiteSession.Open(folder.Path, "p", LiteFile.OpenExclusively))
            session.Database.UserVersion = 99;

        using var refused = new LiteDocuments(folder.Path, "p");
        var fault = await Assert.ThrowsAsync<InvalidDataException>(() => refused.FindAsync<string>("notes", "n", Token));

        Assert.Contains("layout 99", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_stored_can_not_be_read_from_the_files()
    {
        using (var documents = new LiteDocuments(folder.Path, "p"))
            await documents.PutAsync("notes", "an-id-in-clear", "a text in clear", Token);

        foreach (var file in Directory.GetFiles(folder.Path))
        {
            var content = Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file, Token));
            Assert.DoesNotContain("in clear", content, StringComparison.Ordinal);
            Assert.DoesNotContain("in-clear", content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_id_that_is_too_long_is_a_fault_of_the_caller()
    {
        using var documents = new LiteDocuments(folder.Path, "p");

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => documents.PutAsync("notes", new string('x', 251), "text", Token));
    }
}
