using Analytics.Core.Ports;
using DuckDB.NET.Data;

namespace Analytics.Storage.DuckDb;

/// <summary>One transaction that stores the rows of several requests, with their journal. Recognises duplicates as it goes.</summary>
internal sealed class GroupCommit(DuckDBConnection connection, RecentIds recent, PredictionContexts contexts, long sequence)
{
    private readonly List<ulong> added = [];
    private readonly Dictionary<(DateTime Minute, RecordKind Kind, string Source), long> arrivals = [];
    private readonly Dictionary<QualityKey, long> quality = [];
    private readonly Dictionary<RecordKind, List<(RecordRow Row, AppendRequest Request)>> rows = [];
    private readonly List<(Disposition Disposition, AppendRequest Request)> dispositions = [];

    /// <summary>Stores the requests; durable when it returns. Throws with nothing stored and nothing remembered.</summary>
    public IReadOnlyList<AppendResult> Store(IReadOnlyList<AppendRequest> requests)
    {
        try
        {
            using var transaction = connection.BeginTransaction();
            var results = requests.Select(Take).ToList();
            Append();
            transaction.Commit();
            return results;
        }
        catch
        {
            foreach (var id in added) recent.Remove(id);
            contexts.Forget();
            throw;
        }
    }

    private AppendResult Take(AppendRequest request)
    {
        Count(arrivals, (Clock.FloorToMinute(request.ReceivedAt), request.Kind, request.Source), request.Received);
        foreach (var item in request.Dispositions) dispositions.Add((item, request));
        foreach (var item in request.Quality)
            Count(quality, new(Clock.FloorToHour(request.ReceivedAt), request.Kind, request.Source, item.Model, item.Version, item.Finding, item.Field), item.Count);

        var duplicates = FindDuplicates(request);
        foreach (var (row, reused) in duplicates)
            dispositions.Add((new(row.Index, row.IdHash, DispositionKind.Duplicate, reused ? "id_reuse" : "duplicate"), request));
        if (request.Checks.Count > 0) TakeChecks(request, duplicates);
        return new(request.Rows.Count - duplicates.Count, duplicates);
    }

    /// <summary>The checks of rows that are stored now arrive with them; those of duplicates never do.</summary>
    private void TakeChecks(AppendRequest request, List<DuplicateRow> duplicates)
    {
        var known = duplicates.Select(duplicate => duplicate.Row.Index).ToHashSet();
        List<SafetyRow> checks = [.. request.Checks.Where(check => !known.Contains(check.Index))];
        if (checks.Count == 0) return;
        Take(new AppendRequest
        {
            Kind = RecordKind.Safety,
            Source = SafetyRow.RailsSource,
            ReceivedAt = request.ReceivedAt,
            Received = checks.Count,
            Rows = checks,
        });
    }

    private List<DuplicateRow> FindDuplicates(AppendRequest request)
    {
        if (!rows.TryGetValue(request.Kind, out var stored)) rows[request.Kind] = stored = [];
        List<DuplicateRow> duplicates = [];
        List<RecordRow>? doubtful = null;
        foreach (var row in request.Rows)
        {
            var tag = (uint)row.BodyHash;
            if (recent.TryGet(row.IdHash, out var seen))
            {
                duplicates.Add(new(row, seen != tag));
            }
            else if (row.At <= recent.ForgottenBefore)
            {
                (doubtful ??= []).Add(row);
            }
            else
            {
                Remember(row, tag);
                stored.Add((row, request));
            }
        }

        if (doubtful is not null) LookUp(request, doubtful, stored, duplicates);
        return duplicates;
    }

    /// <summary>Records from before the remembered time: the store itself tells whether it has them.</summary>
    private void LookUp(AppendRequest request, List<RecordRow> doubtful, List<(RecordRow, AppendRequest)> stored, List<DuplicateRow> duplicates)
    {
        var known = new Dictionary<ulong, uint>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT id_hash, body_tag FROM {RowAppenders.TableOf(request.Kind)} WHERE id_hash IN ({string.Join(',', doubtful.Select(r => r.IdHash))})";
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read()) known[reader.GetFieldValue<ulong>(0)] = reader.GetFieldValue<uint>(1);
        }

        foreach (var row in doubtful)
        {
            var tag = (uint)row.BodyHash;
            if (known.TryGetValue(row.IdHash, out var seen) || recent.TryGet(row.IdHash, out seen))
            {
                duplicates.Add(new(row, seen != tag));
                continue;
            }

            Remember(row, tag);
            stored.Add((row, request));
        }

        duplicates.Sort((a, b) => a.Row.Index.CompareTo(b.Row.Index));
    }

    private void Remember(RecordRow row, uint tag)
    {
        recent.Add(row.IdHash, tag, row.At);
        added.Add(row.IdHash);
    }

    private void Append()
    {
        foreach (var (kind, stored) in rows)
        {
            if (stored.Count == 0) continue;
            using var appender = connection.CreateAppender(RowAppenders.TableOf(kind));
            foreach (var (row, request) in stored)
            {
                if (row is PredictionRow prediction) RowAppenders.Append(appender, sequence, request, prediction, contexts.NumberOf(prediction, request.Source));
                else RowAppenders.Append(appender, sequence, request, row);
            }
        }

        contexts.Append(connection);

        using (var appender = connection.CreateAppender("arrivals"))
        {
            foreach (var ((minute, kind, source), n) in arrivals)
                appender.CreateRow().AppendValue(sequence).AppendValue(minute).AppendValue((byte)kind).AppendValue(source).AppendValue(n).EndRow();
        }

        AppendDispositions();
        AppendQuality();
    }

    private void AppendDispositions()
    {
        if (dispositions.Count == 0) return;
        using var appender = connection.CreateAppender("dispositions");
        foreach (var (item, request) in dispositions)
        {
            appender.CreateRow().AppendValue(sequence).AppendValue(request.ReceivedAt).AppendValue((byte)request.Kind).AppendValue(request.Source)
                .AppendValue(item.IdHash).AppendValue((byte)item.Kind).AppendValue(item.Code).EndRow();
        }
    }

    private void AppendQuality()
    {
        if (quality.Count == 0) return;
        using var appender = connection.CreateAppender("quality");
        foreach (var (key, n) in quality)
        {
            appender.CreateRow().AppendValue(sequence).AppendValue(key.Hour).AppendValue((byte)key.Kind).AppendValue(key.Source)
                .AppendValue(key.Model).AppendValue(key.Version).AppendValue(key.Finding).AppendValue(key.Field).AppendValue(n).EndRow();
        }
    }

    private static void Count<TKey>(Dictionary<TKey, long> counts, TKey key, long n)
        where TKey : notnull => counts[key] = counts.GetValueOrDefault(key) + n;

    private readonly record struct QualityKey(
        DateTime Hour, RecordKind Kind, string Source, string? Model, string? Version, string Finding, string? Field);
}
