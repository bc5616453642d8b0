using Analytics.Core.Ports;
using Xunit;

namespace Analytics.Storage.Tests.LiteDb;

/// <summary>What every store of documents does.</summary>
public abstract class DocumentsContract
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    /// <summary>Opens the store of this test; a second call, after the first was closed, opens the same again.</summary>
    protected abstract IDocuments Open();

    protected abstract void Close(IDocuments documents);

    [Fact]
    public async Task A_document_comes_back_as_it_went_in()
    {
        var documents = Open();
        var note = new Note("Grüße 😀 \0 \"'", 0.1, 79228162514264337593543950335m, long.MaxValue, new Dictionary<string, string> { ["a"] = "1", ["A"] = "2", ["$date"] = "3" });

        await documents.PutAsync("notes", "n", note, Token);

        Assert.Equivalent(note, await documents.FindAsync<Note>("notes", "n", Token), strict: true);
        Close(documents);
    }

    [Fact]
    public async Task There_is_nothing_where_nothing_was_put()
    {
        var documents = Open();

        Assert.Null(await documents.FindAsync<Note>("notes", "n", Token));
        Assert.Empty(await documents.ListAsync<Note>("notes", Token));
        Assert.False(await documents.DeleteAsync("notes", "n", Token));
        Close(documents);
    }

    [Fact]
    public async Task A_put_takes_the_place_of_what_was_there()
    {
        var documents = Open();
        await documents.PutAsync("notes", "n", Some("first"), Token);

        await documents.PutAsync("notes", "n", Some("second"), Token);

        Assert.Equal(["second"], await TextsAsync(documents));
        Close(documents);
    }

    [Fact]
    public async Task Ids_differ_by_case_and_are_listed_in_ordinal_order()
    {
        var documents = Open();
        string[] ids = ["b", "B", "a/1", "a-1", "ä", "Z", "10", "9", "a"];
        foreach (var id in ids)
            await documents.PutAsync("notes", id, Some(id), Token);

        Assert.Equal(ids.Order(StringComparer.Ordinal), await TextsAsync(documents));
        Close(documents);
    }

    [Fact]
    public async Task Collections_are_apart()
    {
        var documents = Open();
        await documents.PutAsync("notes", "n", Some("note"), Token);

        Assert.Null(await documents.FindAsync<Note>("others", "n", Token));
        Close(documents);
    }

    [Fact]
    public async Task A_deleted_document_is_gone()
    {
        var documents = Open();
        await documents.PutAsync("notes", "n", Some("note"), Token);

        Assert.True(await documents.DeleteAsync("notes", "n", Token));

        Assert.Empty(await documents.ListAsync<Note>("notes", Token));
        Close(documents);
    }

    [Fact]
    public async Task Documents_outlive_a_restart()
    {
        var before = Open();
        await before.PutAsync("notes", "n", Some("kept"), Token);
        Close(before);

        var after = Open();

        Assert.Equal(["kept"], await TextsAsync(after));
        Close(after);
    }

    [Fact]
    public async Task Many_can_write_and_read_at_once()
    {
        var documents = Open();

        await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(
            async () =>
            {
                await documents.PutAsync("notes", $"{i % 200}", Some($"{i % 200}"), Token);
                Assert.NotNull(await documents.FindAsync<Note>("notes", $"{i % 200}", Token));
            },
            Token)));

        Assert.Equal(200, (await documents.ListAsync<Note>("notes", Token)).Count);
        Close(documents);
    }

    [Fact]
    public async Task A_large_document_is_kept()
    {
        var documents = Open();
        var text = new string('x', 1_000_000);

        await documents.PutAsync("notes", "n", Some(text), Token);

        Assert.Equal([text], await TextsAsync(documents));
        Close(documents);
    }

    [Fact]
    public async Task A_batch_is_made_in_order()
    {
        var before = Open();
        await before.PutAsync("notes", "gone", Some("gone"), Token);

        await before.CommitAsync(
            new DocumentBatch().Put("notes", "n", Some("first")).Put("others", "o", Some("other")).Delete("notes", "gone").Put("notes", "n", Some("second")).Delete("notes", "never"), Token);
        Close(before);

        var after = Open();
        Assert.Equal(["second"], await TextsAsync(after));
        Assert.Equal("other", (await after.FindAsync<Note>("others", "o", Token))!.Text);
        Close(after);
    }

    private static Note Some(string text) => new(text, 0, 0, 0, new Dictionary<string, string>());

    private static async Task<IEnumerable<string>> TextsAsync(IDocuments documents) =>
        (await documents.ListAsync<Note>("notes", Token)).Select(note => note.Text);

    private sealed record Note(string Text, double Number, decimal Amount, long Count, IReadOnlyDictionary<string, string> Names);
}
