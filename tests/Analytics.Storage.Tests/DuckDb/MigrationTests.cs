using Analytics.Core.Ports;
using Analytics.Statistics.Summaries;
using Analytics.Storage.DuckDb;
using Xunit;

namespace Analytics.Storage.Tests.DuckDb;

/// <summary>Stored/events-schema-1.duckdb was written under schema 1: 200 predictions and 50 labels, and nothing derived from them.</summary>
public sealed class MigrationTests
{
    [Fact]
    public async Task A_file_of_the_first_schema_is_brought_forward_with_all_its_records()
    {
        var folder = EventStore.NewFolder();
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Stored", "events-schema-1.duckdb"), Path.Combine(folder, "events.duckdb"));

        await using var store = await EventStore.StartAsync(folder);

        using var reader = store.Database.Reader();
        Assert.Equal(DuckDbMigrations.Scripts().Max(script => script.Version), DuckDbDatabase.Scalar<int>(reader, "SELECT max(version) FROM schema_version"));
        Assert.Equal(200, (await store.AskAsync(EventSource.Predictions, new Summary.CountOf())).Count);
        Assert.Equal(50, (await store.AskAsync(EventSource.Labels, new Summary.CountOf())).Count);
        Assert.Equal("old-7", Assert.Single((await store.AppendAsync(Some.Prediction("old-7"))).Duplicates).Row.Id);
        Assert.Equal(1, (await store.AppendAsync(Some.Prediction("new"))).Stored);
    }

    [Fact]
    public async Task What_was_not_completed_comes_in_with_the_ninth_schema()
    {
        const int Ninth = 9;
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            await store.AppendAsync(Some.Ranking("p-1", "a"), Some.Ranking("p-2", "a"));
            await store.AppendAsync(
                Some.Feedback("f-1", "p-1", FeedbackKind.Completed, true), Some.Feedback("f-2", "p-1", FeedbackKind.Completed, false, Some.Noon.AddDays(2)),
                Some.Feedback("f-3", "p-2", FeedbackKind.Completed, true));
            Assert.Equal(2, (await store.AskAsync(EventSource.Reactions, new Summary.CountOf())).Count);
            using var writer = store.Database.Reader();
            TakeBackTo(writer, Ninth - 1);
            DuckDbDatabase.Execute(writer, "DELETE FROM reactions WHERE kind = 'notCompleted'");
        }

        await using var again = await EventStore.StartAsync(folder);

        var kinds = (await again.AskAsync(EventSource.Reactions, new Summary.CategoriesOf(Field.Of("kind")))).Categories!;
        Assert.Equal([new("completed", 1), new CategoryCount("notCompleted", 1)], kinds.OrderBy(one => one.Category, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Labels_that_were_corrected_before_come_in_with_the_tenth_schema()
    {
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            await store.AppendAsync(Some.Prediction("p-1"), Some.Prediction("p-2"));
            await store.AppendAsync(
                Some.Feedback("f-1", "p-1", FeedbackKind.Label, true, Some.Noon.AddDays(1)), Some.Feedback("f-2", "p-2", FeedbackKind.Label, true, Some.Noon.AddDays(1)));
            await store.AppendAsync(Some.Feedback("f-3", "p-1", FeedbackKind.Label, false, Some.Noon.AddDays(3)));
            await store.AskAsync(EventSource.Labels, new Summary.CountOf());
            using var writer = store.Database.Reader();
            TakeBackTo(writer, 9);
        }

        await using var again = await EventStore.StartAsync(folder);
        await again.AppendAsync(Some.Prediction("p-3"));
        await again.Maintenance.CatchUpAsync(CancellationToken.None);

        using var reader = again.Database.Reader();
        Assert.Equal("true", DuckDbDatabase.Scalar<string>(reader, "SELECT label FROM superseded_labels"));
        Assert.Equal(2, DuckDbDatabase.Scalar<long>(reader, "SELECT count(*) FROM labels WHERE first_known_at = (SELECT min(known_at) FROM superseded_labels)"));
        Assert.Equal(0, DuckDbDatabase.Scalar<long>(reader, "SELECT count(*) FROM rejoin"));
    }

    /// <summary>The file as it was under an earlier schema, as far as what came later is made anew.</summary>
    private static void TakeBackTo(DuckDB.NET.Data.DuckDBConnection writer, int version)
    {
        DuckDbDatabase.Execute(writer, "DROP TABLE superseded_labels");
        DuckDbDatabase.Execute(writer, "DROP TABLE rejoin");
        DuckDbDatabase.Execute(writer, "ALTER TABLE labels DROP COLUMN first_known_at");
        DuckDbDatabase.Execute(writer, $"DELETE FROM schema_version WHERE version > {version}");
    }

    [Fact]
    public async Task A_file_of_a_newer_program_is_refused()
    {
        var folder = EventStore.NewFolder();
        await using (var store = await EventStore.StartAsync(folder))
        {
            using var writer = store.Database.Reader();
            DuckDbDatabase.Execute(writer, "INSERT INTO schema_version VALUES (999, TIMESTAMP '2030-01-01 00:00:00')");
        }

        var database = new DuckDbDatabase(Microsoft.Extensions.Options.Options.Create(new StorageOptions { Path = folder }));

        Assert.Contains("newer program", Assert.Throws<InvalidOperationException>(database.Open).Message, StringComparison.Ordinal);
        Assert.False(database.IsOpen);
    }
}
